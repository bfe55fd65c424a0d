package io.sales360.forecasting.arima;

/** Ordinary and seasonal differences. */
final class Differences {
  private Differences() {}

  /** (1 − B)^d (1 − B^m)^D of the values; shorter by d + mD, empty if nothing is left. */
  static double[] of(double[] values, int d, int seasonalD, int m) {
    double[] w = values;
    for (int i = 0; i < seasonalD; i++) {
      w = lagged(w, m);
    }
    for (int i = 0; i < d; i++) {
      w = lagged(w, 1);
    }
    return w;
  }

  private static double[] lagged(double[] values, int lag) {
    double[] w = new double[Math.max(0, values.length - lag)];
    for (int t = 0; t < w.length; t++) {
      w[t] = values[t + lag] - values[t];
    }
    return w;
  }

  /** Weights δ with y(t) = w(t) + Σ δ(j) y(t−j) for the differenced w. */
  static double[] weights(int d, int seasonalD, int m) {
    double[] polynomial = {1};
    for (int i = 0; i < seasonalD; i++) {
      polynomial = times(polynomial, m);
    }
    for (int i = 0; i < d; i++) {
      polynomial = times(polynomial, 1);
    }
    double[] weights = new double[polynomial.length - 1];
    for (int j = 0; j < weights.length; j++) {
      weights[j] = -polynomial[j + 1];
    }
    return weights;
  }

  private static double[] times(double[] polynomial, int lag) {
    double[] product = new double[polynomial.length + lag];
    for (int j = 0; j < polynomial.length; j++) {
      product[j] += polynomial[j];
      product[j + lag] -= polynomial[j];
    }
    return product;
  }
}
