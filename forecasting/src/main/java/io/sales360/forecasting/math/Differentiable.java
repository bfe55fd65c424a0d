package io.sales360.forecasting.math;

/** A function with its gradient. */
@FunctionalInterface
public interface Differentiable {
  /**
   * The value at {@code x}; writes the gradient.
   *
   * @return {@code +Infinity} where the function is not defined; the gradient is then ignored
   */
  double evaluate(double[] x, double[] gradient);
}
