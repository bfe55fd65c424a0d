package io.sales360.forecasting.arima;

import java.util.Arrays;

/**
 * Orders of a multiplicative seasonal ARMA. Its coefficients stand in the order φ(1..p), θ(1..q),
 * Φ(1..P), Θ(1..Q).
 */
record ArmaOrders(int p, int q, int seasonalP, int seasonalQ, int m) {
  int free() {
    return p + q + seasonalP + seasonalQ;
  }

  int arDegree() {
    return p + m * seasonalP;
  }

  int maDegree() {
    return q + m * seasonalQ;
  }

  /** Coefficients φ of the product of both autoregressive polynomials, lag 1 first. */
  double[] ar(double[] coefficients) {
    double[] full = Arrays.copyOf(coefficients, arDegree());
    Arrays.fill(full, p, full.length, 0);
    for (int i = 1; i <= seasonalP; i++) {
      double seasonal = coefficients[p + q + i - 1];
      full[i * m - 1] += seasonal;
      for (int j = 1; j <= p; j++) {
        full[i * m + j - 1] -= seasonal * coefficients[j - 1];
      }
    }
    return full;
  }

  /** Coefficients θ of the product of both moving average polynomials, lag 1 first. */
  double[] ma(double[] coefficients) {
    double[] full = new double[maDegree()];
    System.arraycopy(coefficients, p, full, 0, q);
    for (int i = 1; i <= seasonalQ; i++) {
      double seasonal = coefficients[p + q + seasonalP + i - 1];
      full[i * m - 1] += seasonal;
      for (int j = 1; j <= q; j++) {
        full[i * m + j - 1] += seasonal * coefficients[p + j - 1];
      }
    }
    return full;
  }
}
