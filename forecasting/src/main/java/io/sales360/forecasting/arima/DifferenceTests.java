package io.sales360.forecasting.arima;

/** How many differences a series needs before an ARMA can describe it. */
final class DifferenceTests {
  /** The 5 % point of the test for a stationary level. KPSS (1992), table 1. */
  private static final double FIVE_PERCENT = 0.463;

  /** Seasonal strength from which a season is differenced; forecast::nsdiffs, FPP3 §9.1. */
  private static final double STRONG = 0.64;

  private DifferenceTests() {}

  /** Seasonal differences of a complete series, 0 or 1. */
  static int seasonal(double[] y, int m) {
    return !isConstant(y) && SeasonalStrength.of(y, m) > STRONG ? 1 : 0;
  }

  /** Ordinary differences until the test no longer rejects a stationary level. */
  static int ordinary(double[] y, int most) {
    double[] w = y;
    for (int d = 0; d < most; d++) {
      if (isConstant(w) || !(kpss(w) > FIVE_PERCENT)) {
        return d;
      }
      w = Differences.of(w, 1, 0, 1);
    }
    return most;
  }

  /**
   * The statistic of Kwiatkowski, Phillips, Schmidt &amp; Shin (1992), eq. 10 to 13, about a level,
   * with Bartlett weights up to lag 3√n / 13 as in R's ndiffs.
   */
  static double kpss(double[] y) {
    int n = y.length;
    double mean = 0;
    for (double value : y) {
      mean += value / n;
    }
    int lags = (int) (3 * Math.sqrt(n) / 13);
    double longRun = 0;
    for (int lag = 0; lag <= lags; lag++) {
      double sum = 0;
      for (int t = lag; t < n; t++) {
        sum += (y[t] - mean) * (y[t - lag] - mean);
      }
      longRun += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * sum / n;
    }
    double partial = 0;
    double squares = 0;
    for (double value : y) {
      partial += value - mean;
      squares += partial * partial;
    }
    return squares / ((double) n * n) / longRun;
  }

  /** Whether nothing but rounding moves the series. */
  static boolean isConstant(double[] y) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : y) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return !(high - low > 1e-10 * Math.max(Math.abs(high), Math.abs(low)));
  }
}
