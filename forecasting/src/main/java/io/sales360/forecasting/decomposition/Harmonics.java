package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.math.LeastSquares;
import java.util.Arrays;

/**
 * A linear trend and as many harmonics as AICc allows (at most six), fitted to the values, or to
 * their logarithms when multiplicative.
 *
 * @param season one index per period of the season; normalised when multiplicative
 * @param multiplicative whether indices multiply
 * @param squaredError sum of squared errors on the scale of the values
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Harmonics(double[] season, boolean multiplicative, double squaredError) {
  private static final int MAX_HARMONICS = 6;

  static Harmonics fit(double[] values, int m, boolean multiplicative) {
    int n = values.length;
    double[] y = multiplicative ? Arrays.stream(values).map(Math::log).toArray() : values;
    int most = Math.min(MAX_HARMONICS, Math.min(m / 2 - 1, (n - 4) / 4));
    double least = Double.POSITIVE_INFINITY;
    double[] best = new double[2];
    for (int k = 0; k <= most; k++) {
      double[] rest = y.clone();
      double[] b = LeastSquares.solve(columns(n, m, k), rest);
      int p = b.length;
      double sse = 0;
      for (int t = p; t < n; t++) {
        sse += rest[t] * rest[t];
      }
      double criterion =
          n * Math.log(sse + Double.MIN_NORMAL) + 2.0 * (p + 1) * n / Math.max(1, n - p - 2);
      if (criterion < least) {
        least = criterion;
        best = b;
      }
    }
    double[] season = seasonOf(best, m);
    double squaredError = 0;
    for (int t = 0; t < n; t++) {
      double fitted = best[0] + best[1] * position(t, n) + season[t % m];
      double error = values[t] - (multiplicative ? Math.exp(fitted) : fitted);
      squaredError += error * error;
    }
    return new Harmonics(
        multiplicative ? normalised(season) : season, multiplicative, squaredError);
  }

  /** Constant, line, and a cosine and sine per harmonic. */
  static double[][] columns(int n, int m, int k) {
    double[][] columns = new double[2 + 2 * k][n];
    for (int t = 0; t < n; t++) {
      columns[0][t] = 1;
      columns[1][t] = position(t, n);
      for (int i = 1; i <= k; i++) {
        double angle = 2 * Math.PI * i * (t % m) / m;
        columns[2 * i][t] = Math.cos(angle);
        columns[2 * i + 1][t] = Math.sin(angle);
      }
    }
    return columns;
  }

  static double position(int t, int n) {
    return (t - n / 2.0) / n;
  }

  private static double[] seasonOf(double[] b, int m) {
    double[] season = new double[m];
    for (int j = 0; j < m; j++) {
      for (int i = 1; i <= b.length / 2 - 1; i++) {
        double angle = 2 * Math.PI * i * j / m;
        season[j] += b[2 * i] * Math.cos(angle) + b[2 * i + 1] * Math.sin(angle);
      }
    }
    return season;
  }

  private static double[] normalised(double[] logs) {
    double[] season = Arrays.stream(logs).map(Math::exp).toArray();
    double mean = Arrays.stream(season).average().orElse(1);
    return Arrays.stream(season).map(index -> index / mean).toArray();
  }
}
