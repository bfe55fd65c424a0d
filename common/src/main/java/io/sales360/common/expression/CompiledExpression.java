package io.sales360.common.expression;

import java.util.List;

/**
 * @param root computes the result
 * @param type type of the result
 * @param columns columns read, in the order of {@link ColumnValues}
 * @param columnTypes their types
 */
record CompiledExpression(
    Step root, ExpressionType type, List<String> columns, List<ExpressionType> columnTypes) {
  CompiledExpression {
    columns = List.copyOf(columns);
    columnTypes = List.copyOf(columnTypes);
  }
}
