package io.sales360.forecasting.bagging;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.decomposition.Stl;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.transform.BoxCox;
import java.util.SplittableRandom;

/**
 * Series like a given one: its trend and season with blocks of its remainder in another order, on
 * the scale of a Box-Cox power. Bergmeir, Hyndman &amp; Benítez (2016), algorithm 1.
 */
final class BlockBootstrap {
  /** Block length without a season, in periods; with one it is two seasons. */
  private static final int PLAIN_BLOCK = 8;

  /** Periods that the local line of a series without season is fitted to, on each side. */
  private static final int REACH = 4;

  private final TimeSeries history;
  private final double[] smooth;
  private final double[] remainder;
  private final BoxCox scale;
  private final boolean transformed;
  private final int block;

  BlockBootstrap(TimeSeries history) {
    this.history = history;
    double[] values = Gaps.filled(history);
    int m = history.seasonLength();
    int n = values.length;
    boolean seasonal = m > 1 && n >= 2 * m;
    boolean positive = true;
    double sum = 0;
    for (double value : values) {
      positive &= value > 0;
      sum += value;
    }
    this.transformed = positive;
    double lambda = positive ? BoxCox.guerrero(values, m, 0, 1) : 1;
    this.scale = new BoxCox(lambda, positive ? sum / n : 1);
    double[] y = new double[n];
    for (int t = 0; t < n; t++) {
      y[t] = positive ? scale.apply(values[t]) : values[t];
    }
    this.remainder = new double[n];
    this.smooth = new double[n];
    double[] rest = seasonal ? Stl.periodic(m).decompose(y).remainder() : null;
    for (int t = 0; t < n; t++) {
      remainder[t] = rest == null ? y[t] - line(y, t) : rest[t];
      smooth[t] = y[t] - remainder[t];
    }
    this.block = Math.max(1, Math.min(seasonal ? 2 * m : PLAIN_BLOCK, n / 2));
  }

  /** A line through the neighbours, nearer ones weighing more (tricube), at period {@code t}. */
  private static double line(double[] y, int t) {
    double weight = 0;
    double time = 0;
    double value = 0;
    double square = 0;
    double product = 0;
    for (int s = Math.max(0, t - REACH); s <= Math.min(y.length - 1, t + REACH); s++) {
      double distance = Math.abs(s - t) / (REACH + 1.0);
      double w = Math.pow(1 - distance * distance * distance, 3);
      weight += w;
      time += w * (s - t);
      value += w * y[s];
      square += w * (s - t) * (s - t);
      product += w * (s - t) * y[s];
    }
    double spread = square * weight - time * time;
    return spread <= 0 ? value / weight : (value * square - product * time) / spread;
  }

  /** One such series; missing periods stay missing. */
  TimeSeries draw(SplittableRandom random) {
    int n = remainder.length;
    double[] values = new double[n];
    int skipped = random.nextInt(block);
    int at = -skipped;
    while (at < n) {
      int start = random.nextInt(n - block + 1);
      for (int i = 0; i < block; i++, at++) {
        if (at >= 0 && at < n) {
          values[at] = smooth[at] + remainder[start + i];
        }
      }
    }
    for (int t = 0; t < n; t++) {
      values[t] = transformed ? scale.invert(values[t]) : values[t];
      boolean isUsable = Double.isFinite(values[t]) && !history.isMissing(t);
      values[t] = isUsable ? values[t] : history.value(t);
    }
    return history.withValues(values);
  }
}
