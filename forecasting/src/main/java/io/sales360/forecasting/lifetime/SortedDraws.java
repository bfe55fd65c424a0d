package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.model.Interval;
import java.util.Arrays;

/** Central intervals of drawn values. */
final class SortedDraws {
  private SortedDraws() {}

  /** Sorts the values and reads off both ends; Hyndman &amp; Fan (1996), definition 7. */
  static Interval interval(double[] values, int level) {
    Arrays.sort(values);
    double tail = (1 - level / 100.0) / 2;
    return new Interval(level, quantile(values, tail), quantile(values, 1 - tail));
  }

  private static double quantile(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
