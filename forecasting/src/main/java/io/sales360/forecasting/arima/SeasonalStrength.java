package io.sales360.forecasting.arima;

import java.util.Arrays;

/**
 * How much of a detrended series is season: 1 − var(remainder) / var(season + remainder). Wang,
 * Smith &amp; Hyndman (2006); FPP3 §4.3. The season comes from a plain STL (Cleveland et al. 1990)
 * with a seasonal window of 11, as R's nsdiffs uses it, without its jumps.
 */
final class SeasonalStrength {
  private static final int SEASONAL_WINDOW = 11;
  private static final int PASSES = 2;

  private SeasonalStrength() {}

  /** A share in 0..1; 0 if there are not more than two seasons. */
  static double of(double[] y, int m) {
    int n = y.length;
    if (m < 2 || n <= 2 * m) {
      return 0;
    }
    int trendWindow = odd((int) Math.ceil(1.5 * m / (1 - 1.5 / SEASONAL_WINDOW)));
    double[] trend = new double[n];
    double[] season = new double[n];
    double[] work = new double[n];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int t = 0; t < n; t++) {
        work[t] = y[t] - trend[t];
      }
      double[] cycles = cycles(work, m);
      double[] low = lowPass(cycles, m);
      for (int t = 0; t < n; t++) {
        season[t] = cycles[t + m] - low[t];
        work[t] = y[t] - season[t];
      }
      trend = smooth(work, trendWindow, 1, 0, n);
    }
    double[] rest = new double[n];
    double[] detrended = new double[n];
    for (int t = 0; t < n; t++) {
      detrended[t] = y[t] - trend[t];
      rest[t] = detrended[t] - season[t];
    }
    double whole = variance(detrended);
    return whole > 0 ? Math.max(0, Math.min(1, 1 - variance(rest) / whole)) : 0;
  }

  /** Smooths every season's own series and goes one season further at both ends. */
  private static double[] cycles(double[] y, int m) {
    double[] cycles = new double[y.length + 2 * m];
    for (int j = 0; j < m; j++) {
      int count = (y.length - j + m - 1) / m;
      double[] own = new double[count];
      for (int i = 0; i < count; i++) {
        own[i] = y[j + i * m];
      }
      double[] smoothed = smooth(own, SEASONAL_WINDOW, 0, -1, count + 1);
      for (int i = 0; i < smoothed.length; i++) {
        cycles[j + i * m] = smoothed[i];
      }
    }
    return cycles;
  }

  private static double[] lowPass(double[] cycles, int m) {
    double[] averaged = average(average(average(cycles, m), m), 3);
    return smooth(averaged, odd(m), 1, 0, averaged.length);
  }

  private static double[] average(double[] y, int window) {
    double[] averaged = new double[y.length - window + 1];
    for (int t = 0; t < averaged.length; t++) {
      double sum = 0;
      for (int k = 0; k < window; k++) {
        sum += y[t + k];
      }
      averaged[t] = sum / window;
    }
    return averaged;
  }

  /** Loess of degree 0 or 1 at the places {@code from} to {@code to} (exclusive). */
  private static double[] smooth(double[] y, int window, int degree, int from, int to) {
    int n = y.length;
    int q = Math.min(window, n);
    double[] smoothed = new double[to - from];
    for (int x = from; x < to; x++) {
      int left = Math.max(0, Math.min(n - q, x - q / 2));
      int beyond = Math.max(0, (window - n) / 2);
      int reach = Math.max(1, Math.max(x - left, left + q - 1 - x) + beyond);
      smoothed[x - from] = local(y, x, left, q, reach, degree);
    }
    return smoothed;
  }

  private static double local(double[] y, int x, int left, int q, double reach, int degree) {
    double[] weights = new double[q];
    double total = 0;
    double centre = 0;
    for (int i = 0; i < q; i++) {
      double distance = Math.abs(left + i - x) / reach;
      double kernel = 1 - distance * distance * distance;
      weights[i] = distance >= 0.999 ? 0 : distance <= 0.001 ? 1 : kernel * kernel * kernel;
      total += weights[i];
      centre += weights[i] * (left + i);
    }
    centre /= total;
    double spread = 0;
    for (int i = 0; i < q; i++) {
      spread += weights[i] / total * (left + i - centre) * (left + i - centre);
    }
    boolean sloped = degree == 1 && Math.sqrt(spread) > 0.001 * (y.length - 1);
    double value = 0;
    for (int i = 0; i < q; i++) {
      double tilt = sloped ? 1 + (x - centre) / spread * (left + i - centre) : 1;
      value += weights[i] / total * tilt * y[left + i];
    }
    return value;
  }

  private static double variance(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }

  private static int odd(int window) {
    return window % 2 == 0 ? window + 1 : window;
  }
}
