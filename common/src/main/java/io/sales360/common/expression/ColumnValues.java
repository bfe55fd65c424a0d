package io.sales360.common.expression;

import org.jspecify.annotations.Nullable;

/**
 * The values of one row that an expression asks for, by position in {@link Expression#columns()}.
 */
@FunctionalInterface
public interface ColumnValues {
  /** The typed value of the expression's i-th column; null where the row has none. */
  @Nullable Object value(int index);
}
