package io.sales360.forecasting.lifetime;

import org.apache.commons.math3.special.Gamma;

/**
 * Gauss's hypergeometric function 2F1 for positive parameters on [0, 1), as a logarithm. There all
 * terms of the series are positive, so nothing cancels; close to 1, where the series is slow,
 * Euler's integral takes over. Abramowitz &amp; Stegun (1972), 15.1.1 and 15.3.1.
 */
final class Hypergeometric {
  /** Beyond this the series needs more terms than the integral has nodes. */
  private static final double SLOW = 0.97;

  private static final double PRECISION = 1e-16;
  private static final double LARGE = 1e250;
  private static final int MAX_TERMS = 100_000;

  private Hypergeometric() {}

  /** log 2F1(a, b; c; z) for c &gt; b &gt; 0, a &gt; 0 and 0 ≤ z &lt; 1. */
  static double logGauss(double a, double b, double c, double z) {
    return z > SLOW ? logEuler(a, b, c, z) : logSeries(a, b, c, z);
  }

  static double logSeries(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    double shift = 0;
    for (int n = 0; n < MAX_TERMS; n++) {
      double ratio = (a + n) / (c + n) * (b + n) / (n + 1) * z;
      term *= ratio;
      sum += term;
      if (sum > LARGE) {
        shift += Math.log(LARGE);
        sum /= LARGE;
        term /= LARGE;
      }
      if (ratio < 1 && term <= PRECISION * sum * (1 - ratio)) {
        break;
      }
    }
    return shift + Math.log(sum);
  }

  static double logEuler(double a, double b, double c, double z) {
    double logIntegral =
        Quadrature.logIntegral(
            (logU, logRest) ->
                (b - 1) * logU
                    + (c - b - 1) * logRest
                    - a * Math.log(Math.exp(logRest) + (1 - z) * Math.exp(logU)));
    return Gamma.logGamma(c) - Gamma.logGamma(b) - Gamma.logGamma(c - b) + logIntegral;
  }
}
