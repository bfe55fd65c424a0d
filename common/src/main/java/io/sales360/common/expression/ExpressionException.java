package io.sales360.common.expression;

/** An expression that cannot be compiled, or a row it cannot be computed for. */
public final class ExpressionException extends RuntimeException {
  /**
   * Says what is wrong.
   *
   * @param message value, what is wrong and, on a second line, what may help
   */
  public ExpressionException(String message) {
    super(message);
  }
}
