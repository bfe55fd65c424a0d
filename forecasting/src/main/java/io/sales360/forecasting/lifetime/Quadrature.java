package io.sales360.forecasting.lifetime;

import java.util.function.DoubleBinaryOperator;

/**
 * Integrals over (0, 1) by the double exponential rule of Takahasi &amp; Mori (1974): ends where
 * the function or its slope is infinite do no harm.
 */
final class Quadrature {
  /** Beyond this the weights are below 1e-300 even for exponents of 0.01. */
  private static final double REACH = 6.2;

  private static final int NODES = 248;

  private Quadrature() {}

  /**
   * The logarithm of ∫ exp(f(log u, log(1 − u))) du over (0, 1).
   *
   * @param logFunction the logarithm of the function, given log u and log(1 − u)
   */
  static double logIntegral(DoubleBinaryOperator logFunction) {
    double step = 2 * REACH / NODES;
    double[] terms = new double[NODES + 1];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k <= NODES; k++) {
      double s = -REACH + k * step;
      double y = Math.PI * Math.sinh(s);
      double logU = -softplus(-y);
      double logRest = -softplus(y);
      double logWeight = logU + logRest + Math.log(Math.PI * Math.cosh(s) * step);
      terms[k] = logFunction.applyAsDouble(logU, logRest) + logWeight;
      largest = Math.max(largest, terms[k]);
    }
    if (largest == Double.NEGATIVE_INFINITY) {
      return largest;
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - largest);
    }
    return largest + Math.log(sum);
  }

  /** log(1 + e^y). */
  private static double softplus(double y) {
    return y > 0 ? y + Math.log1p(Math.exp(-y)) : Math.log1p(Math.exp(y));
  }
}
