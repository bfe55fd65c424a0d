package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.math.LineSearch;
import java.util.Arrays;

/** Demand per period as a model sees it: what it said before each period, and what it says now. */
final class DemandRate {
  /** Smoothing constants of optimised methods stay in the range advised for sparse demand. */
  static final double SLOWEST = 0.1;

  static final double QUICKEST = 0.3;

  private static final int GRID = 9;
  private static final double TOLERANCE = 1e-9;

  private final double mean;
  private final double[] fitted;

  DemandRate(double mean, double[] fitted) {
    this.mean = mean;
    this.fitted = fitted;
  }

  double mean() {
    return mean;
  }

  /** One-step forecasts; NaN where there was none. */
  double fitted(int t) {
    return fitted[t];
  }

  /**
   * Size over interval, both smoothed at demands only. Croston (1972), eq. 1 to 4.
   *
   * @param deflation what the ratio is multiplied with: 1, or 1 − α/2 against its bias
   */
  static DemandRate croston(double[] y, double sizeAlpha, double intervalAlpha, double deflation) {
    double size = 0;
    double interval = 0;
    double rate = Double.NaN;
    int since = 0;
    boolean started = false;
    double[] fitted = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      fitted[t] = rate;
      since++;
      if (y[t] != 0) {
        size = started ? size + sizeAlpha * (y[t] - size) : y[t];
        interval = started ? interval + intervalAlpha * (since - interval) : since;
        started = true;
        since = 0;
        rate = deflation * size / interval;
      }
    }
    return new DemandRate(started ? rate : 0, fitted);
  }

  /** Size at demands times their probability in every period. Teunter et al. (2011), eq. 4. */
  static DemandRate tsb(double[] y, double sizeAlpha, double probabilityAlpha) {
    double size = 0;
    double probability = y[0] == 0 ? 0 : 1;
    boolean started = false;
    double[] fitted = new double[y.length];
    for (int t = 0; t < y.length; t++) {
      fitted[t] = started ? size * probability : Double.NaN;
      probability += probabilityAlpha * ((y[t] == 0 ? 0 : 1) - probability);
      if (y[t] != 0) {
        size = started ? size + sizeAlpha * (y[t] - size) : y[t];
        started = true;
      }
    }
    return new DemandRate(size * probability, fitted);
  }

  /** Simple smoothing of blocks of {@code k} periods, spread evenly over their periods. */
  static DemandRate aggregated(double[] y, int k, double alpha) {
    double[] sums = blocks(y, k);
    int skipped = y.length % k;
    double[] fitted = new double[y.length];
    Arrays.fill(fitted, Double.NaN);
    double level = sums[0];
    for (int b = 0; b < sums.length; b++) {
      if (b > 0) {
        Arrays.fill(fitted, skipped + b * k, skipped + (b + 1) * k, level / k);
      }
      level += alpha * (sums[b] - level);
    }
    return new DemandRate(level / k, fitted);
  }

  /** Sums of {@code k} periods; the oldest periods that fill no block are left out. */
  static double[] blocks(double[] y, int k) {
    int skipped = y.length % k;
    double[] sums = new double[y.length / k];
    for (int t = skipped; t < y.length; t++) {
      sums[(t - skipped) / k] += y[t];
    }
    return sums;
  }

  /** The smoothing constant with the least one-step squared error, from the first value on. */
  static double bestAlpha(double[] x) {
    if (x.length < 2) {
      return SLOWEST;
    }
    return LineSearch.minimize(a -> squaredError(x, a), SLOWEST, QUICKEST, GRID, TOLERANCE)
        .point()[0];
  }

  private static double squaredError(double[] x, double alpha) {
    double level = x[0];
    double sum = 0;
    for (double value : x) {
      double e = value - level;
      sum += e * e;
      level += alpha * e;
    }
    return sum;
  }

  /** Sizes of the demands, in order. */
  static double[] sizes(double[] y) {
    return Arrays.stream(y).filter(value -> value != 0).toArray();
  }

  /** Periods from one demand to the next, the first counted from the start. */
  static double[] intervals(double[] y) {
    double[] all = new double[y.length];
    int count = 0;
    int last = -1;
    for (int t = 0; t < y.length; t++) {
      if (y[t] != 0) {
        all[count++] = t - last;
        last = t;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** The mean interval in whole periods, at least 1 and at most half of the series. */
  static int meanInterval(double[] y) {
    double[] intervals = intervals(y);
    double mean = intervals.length == 0 ? 1 : Arrays.stream(intervals).sum() / intervals.length;
    int widest = Math.max(1, y.length / 2);
    return (int) Math.max(1, Math.min(Math.rint(mean), widest));
  }
}
