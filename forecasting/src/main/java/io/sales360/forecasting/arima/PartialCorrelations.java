package io.sales360.forecasting.arima;

/**
 * Stationary autoregressions as points of the open cube of partial autocorrelations, each the
 * hyperbolic tangent of a free number. Barndorff-Nielsen &amp; Schou (1973); Monahan (1984); Jones
 * (1980). Invertible moving averages are the same with the sign turned.
 */
final class PartialCorrelations {
  /** Partial correlations stay this far inside, where the likelihood is still finite. */
  private static final double LARGEST = 1 - 1e-6;

  private PartialCorrelations() {}

  /** Writes the coefficients of all four polynomials that belong to free numbers. */
  static void toCoefficients(ArmaOrders orders, double[] free, double[] coefficients) {
    int p = orders.p();
    int q = orders.q();
    int s = p + q + orders.seasonalP();
    block(free, coefficients, 0, p, 1);
    block(free, coefficients, p, p + q, -1);
    block(free, coefficients, p + q, s, 1);
    block(free, coefficients, s, s + orders.seasonalQ(), -1);
  }

  private static void block(double[] free, double[] out, int from, int to, int sign) {
    for (int k = from; k < to; k++) {
      double r = LARGEST * Math.tanh(free[k]);
      out[k] = r;
      for (int i = from, j = k - 1; i <= j; i++, j--) {
        double low = out[i];
        double high = out[j];
        out[i] = low - r * high;
        if (i != j) {
          out[j] = high - r * low;
        }
      }
    }
    for (int k = from; sign < 0 && k < to; k++) {
      out[k] = -out[k];
    }
  }

  /** The free numbers of given coefficients, drawn into the cube where they lie outside. */
  static double[] toFree(ArmaOrders orders, double[] coefficients) {
    double[] free = coefficients.clone();
    int p = orders.p();
    int q = orders.q();
    int s = p + q + orders.seasonalP();
    freeBlock(free, 0, p, 1);
    freeBlock(free, p, p + q, -1);
    freeBlock(free, p + q, s, 1);
    freeBlock(free, s, s + orders.seasonalQ(), -1);
    return free;
  }

  private static void freeBlock(double[] values, int from, int to, int sign) {
    double[] a = new double[to - from];
    for (int k = from; k < to; k++) {
      a[k - from] = sign * values[k];
    }
    for (int k = a.length - 1; k >= 0; k--) {
      double r = Math.max(-0.95, Math.min(0.95, a[k]));
      values[from + k] = atanh(r);
      stepDown(a, k, r);
    }
  }

  private static void stepDown(double[] a, int k, double r) {
    double scale = 1 / (1 - r * r);
    for (int i = 0, j = k - 1; i <= j; i++, j--) {
      double low = a[i];
      double high = a[j];
      a[i] = (low + r * high) * scale;
      a[j] = (high + r * low) * scale;
    }
  }

  private static double atanh(double r) {
    return 0.5 * Math.log((1 + r) / (1 - r));
  }

  /**
   * Whether every root of 1 − a(1)z − a(2)z² − … lies outside the circle of the given radius. The
   * polynomial is scaled to the unit circle and stepped down (Schur and Cohn), so no root is
   * computed and NaN counts as inside.
   */
  static boolean rootsOutside(double[] coefficients, double radius) {
    double[] a = new double[coefficients.length];
    double power = 1;
    for (int k = 0; k < a.length; k++) {
      power *= radius;
      a[k] = coefficients[k] * power;
    }
    for (int k = a.length - 1; k >= 0; k--) {
      double r = a[k];
      if (!(Math.abs(r) < 1)) {
        return false;
      }
      stepDown(a, k, r);
    }
    return true;
  }
}
