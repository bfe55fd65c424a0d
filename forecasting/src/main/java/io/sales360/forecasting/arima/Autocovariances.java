package io.sales360.forecasting.arima;

import java.util.Arrays;

/** Second moments of a stationary ARMA with innovations of variance 1. */
final class Autocovariances {
  private Autocovariances() {}

  /** Weights ψ(0..count−1) of the infinite moving average. */
  static double[] psi(double[] phi, double[] theta, int count) {
    double[] psi = new double[Math.max(1, count)];
    psi[0] = 1;
    for (int k = 1; k < count; k++) {
      double sum = k <= theta.length ? theta[k - 1] : 0;
      for (int j = 1; j <= Math.min(k, phi.length); j++) {
        sum += phi[j - 1] * psi[k - j];
      }
      psi[k] = sum;
    }
    return psi;
  }

  /**
   * γ(0..count−1). The autocovariances of the pure autoregression come from its own predictors of
   * all orders (Levinson and Durbin, backwards), those of the whole from the products of the moving
   * average. Brockwell &amp; Davis (1991), §3.3.
   *
   * @return an empty array if the process is not stationary
   */
  static double[] of(double[] phi, double[] theta, int count) {
    int q = theta.length;
    double[] pure = autoregressive(phi, count + q);
    if (pure.length == 0) {
      return pure;
    }
    double[] products = new double[q + 1];
    for (int k = 0; k <= q; k++) {
      double sum = k == 0 ? 1 : theta[k - 1];
      for (int j = 1; j + k <= q; j++) {
        sum += theta[j - 1] * theta[j + k - 1];
      }
      products[k] = sum;
    }
    double[] gamma = new double[count];
    for (int k = 0; k < count; k++) {
      double sum = products[0] * pure[k];
      for (int l = 1; l <= q; l++) {
        if (products[l] != 0) {
          sum += products[l] * (pure[k + l] + pure[Math.abs(k - l)]);
        }
      }
      gamma[k] = sum;
    }
    return gamma;
  }

  private static double[] autoregressive(double[] phi, int count) {
    int p = phi.length;
    double[][] predictors = new double[p + 1][];
    double[] a = phi.clone();
    double variance = 1;
    for (int k = p - 1; k >= 0; k--) {
      double r = a[k];
      double left = 1 - r * r;
      if (!(left > 0)) {
        return new double[0];
      }
      predictors[k + 1] = Arrays.copyOf(a, k + 1);
      variance /= left;
      for (int i = 0, j = k - 1; i <= j; i++, j--) {
        double low = a[i];
        double high = a[j];
        a[i] = (low + r * high) / left;
        a[j] = (high + r * low) / left;
      }
    }
    double[] gamma = new double[Math.max(count, 1)];
    gamma[0] = variance;
    for (int k = 1; k < count; k++) {
      double[] predictor = k <= p ? predictors[k] : phi;
      double sum = 0;
      for (int j = 1; j <= Math.min(k, p); j++) {
        sum += predictor[j - 1] * gamma[k - j];
      }
      gamma[k] = sum;
    }
    return gamma;
  }
}
