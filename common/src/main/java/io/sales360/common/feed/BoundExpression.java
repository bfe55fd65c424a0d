package io.sales360.common.feed;

import io.sales360.common.expression.Expression;
import io.sales360.common.expression.ExpressionException;
import io.sales360.common.expression.ExpressionType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression with the positions of its columns in the rows of a feed. */
final class BoundExpression {
  private final Expression expression;
  private final int[] positions;

  private BoundExpression(Expression expression, int[] positions) {
    this.expression = expression;
    this.positions = positions;
  }

  static BoundExpression of(
      String source, Map<String, ExpressionType> types, List<String> columns) {
    Expression expression = Expression.compile(source, types, columns);
    int[] positions = expression.columns().stream().mapToInt(columns::indexOf).toArray();
    return new BoundExpression(expression, positions);
  }

  ExpressionType type() {
    return expression.type();
  }

  @Nullable Object value(RowValues row) throws ValueException {
    try {
      return expression.evaluate(
          i -> {
            try {
              return row.typed(positions[i]);
            } catch (ValueException e) {
              throw new Unreadable(e);
            }
          });
    } catch (Unreadable e) {
      throw e.reason;
    } catch (ExpressionException | ArithmeticException e) {
      throw new ValueException(
          "expression",
          null,
          null,
          "The expression «" + expression.source() + "» has no result: " + e.getMessage());
    }
  }

  boolean holds(RowValues row) throws ValueException {
    return Boolean.TRUE.equals(value(row));
  }

  /** Carries a checked exception through the expression. */
  private static final class Unreadable extends RuntimeException {
    private final ValueException reason;

    Unreadable(ValueException reason) {
      super(null, reason, false, false);
      this.reason = reason;
    }
  }
}
