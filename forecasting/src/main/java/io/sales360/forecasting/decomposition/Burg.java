package io.sales360.forecasting.decomposition;

import java.util.Arrays;

/**
 * Autoregressions of every order up to a limit by Burg's recursion (1968; Brockwell &amp; Davis
 * 1991, §8.2), the order chosen by AICc. Every one of them is stationary, so that no forecast
 * explodes.
 *
 * @param coefficients of lags 1, 2, …; as many as the order
 * @param variance of the one-step errors
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Burg(double[] coefficients, double variance) {
  /**
   * Learns from complete values whose mean is zero.
   *
   * @param most highest order tried
   */
  static Burg fit(double[] values, int most) {
    int n = values.length;
    double[] ahead = values.clone();
    double[] back = values.clone();
    double variance = 0;
    for (double value : values) {
      variance += value * value / n;
    }
    double floor = 1e-14 * variance;
    double[] current = new double[most];
    double[] best = new double[0];
    double bestVariance = variance;
    double least = criterion(n, 0, variance);
    double[] mirrored = new double[most];
    for (int p = 1; p <= most && variance > floor; p++) {
      double reflection = reflection(ahead, back, p);
      for (int j = 0; j < p - 1; j++) {
        mirrored[j] = current[j] - reflection * current[p - 2 - j];
      }
      System.arraycopy(mirrored, 0, current, 0, p - 1);
      current[p - 1] = reflection;
      for (int t = n - 1; t >= p; t--) {
        double before = ahead[t];
        ahead[t] = before - reflection * back[t - 1];
        back[t] = back[t - 1] - reflection * before;
      }
      variance *= 1 - reflection * reflection;
      double value = criterion(n, p, variance);
      if (value < least) {
        least = value;
        best = Arrays.copyOf(current, p);
        bestVariance = variance;
      }
    }
    return new Burg(best, bestVariance);
  }

  private static double reflection(double[] ahead, double[] back, int p) {
    double product = 0;
    double squares = 0;
    for (int t = p; t < ahead.length; t++) {
      product += ahead[t] * back[t - 1];
      squares += ahead[t] * ahead[t] + back[t - 1] * back[t - 1];
    }
    return squares > 0 ? 2 * product / squares : 0;
  }

  private static double criterion(int n, int p, double variance) {
    double k = p + 2.0;
    return n * Math.log(variance + Double.MIN_NORMAL) + 2 * k * n / Math.max(1, n - k - 1);
  }
}
