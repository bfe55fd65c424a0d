package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.model.TimeSeries;

/**
 * Whether a series repeats itself at another distance than its frequency suggests: hours of a shop
 * that is shut at night have fewer than 24 a day.
 */
public final class SeasonLength {
  /** Correlation from which a rhythm is believed. */
  private static final double CLEAR = 0.5;

  /** How much better than the usual season another one must be. */
  private static final double BETTER = 0.1;

  /** How far below the best a shorter rhythm may lie: multiples of a season are as good as it. */
  private static final double AS_GOOD = 0.02;

  private static final int LONGEST = 200;

  private SeasonLength() {}

  /**
   * The distance at which the changes of the series resemble themselves most, if that is clearly
   * more than at its own season length and at seven of them; else its own season length.
   */
  public static int detect(TimeSeries series) {
    int own = series.seasonLength();
    int n = series.length();
    int most = Math.min(LONGEST, n / 3);
    if (own <= 1 || own > most || series.observed() < 3 * own) {
      return own;
    }
    double[] changes = changes(Gaps.filled(series));
    double usual = correlation(changes, own);
    if (7 * own <= most) {
      usual = Math.max(usual, correlation(changes, 7 * own));
    }
    double[] found = new double[most + 1];
    double best = usual;
    for (int lag = 2; lag <= most; lag++) {
      found[lag] = correlation(changes, lag);
      best = Math.max(best, found[lag]);
    }
    if (best < CLEAR || best < usual + BETTER) {
      return own;
    }
    int lag = 2;
    while (found[lag] < best - AS_GOOD) {
      lag++;
    }
    return lag;
  }

  private static double[] changes(double[] values) {
    int n = values.length;
    double drift = (values[n - 1] - values[0]) / (n - 1);
    double[] changes = new double[n - 1];
    for (int t = 1; t < n; t++) {
      changes[t - 1] = values[t] - values[t - 1] - drift;
    }
    return changes;
  }

  private static double correlation(double[] x, int lag) {
    double product = 0;
    double before = 0;
    double after = 0;
    for (int t = lag; t < x.length; t++) {
      product += x[t] * x[t - lag];
      before += x[t - lag] * x[t - lag];
      after += x[t] * x[t];
    }
    return before > 0 && after > 0 ? product / Math.sqrt(before * after) : 0;
  }
}
