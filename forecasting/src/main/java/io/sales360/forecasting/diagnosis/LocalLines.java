package io.sales360.forecasting.diagnosis;

import java.util.Arrays;

/**
 * What a value should be, judged by its neighbours: the median line (Theil 1950; Sen 1968) through
 * the nearest eight observations without itself. Two wild neighbours do not move it, and a trend is
 * followed up to the ends, where a running median would lag behind.
 */
final class LocalLines {
  private static final int SIDE = 4;

  /** Variance of a median relative to that of a mean, for normal values. */
  private static final double MEDIAN_VARIANCE = Math.PI / 2;

  private final int[] periods;
  private final double[] values;

  /**
   * Takes observations.
   *
   * @param periods ascending, at least nine
   */
  LocalLines(int[] periods, double[] values) {
    this.periods = periods;
    this.values = values;
  }

  /**
   * Each observation less what its neighbours say, divided by how much less sure a line is beyond
   * its ends: equal spread for even noise.
   */
  double[] residuals() {
    double[] residuals = new double[values.length];
    for (int i = 0; i < residuals.length; i++) {
      int from = first(i, 2 * SIDE + 1);
      Line line = line(from, from + 2 * SIDE + 1, i, periods[i]);
      residuals[i] = (values[i] - line.value()) / line.deviation();
    }
    return residuals;
  }

  /** What the neighbours of an observation say it should be. */
  double expected(int i) {
    int from = first(i, 2 * SIDE + 1);
    return line(from, from + 2 * SIDE + 1, i, periods[i]).value();
  }

  /** Whether an observation has fewer neighbours on one side than on the other. */
  boolean isNearEnd(int i) {
    return i < SIDE || i >= values.length - SIDE;
  }

  /** What the observations next to a period say, which has none itself. */
  double expectedAt(int period) {
    int place = -Arrays.binarySearch(periods, period) - 1;
    int from = Math.max(0, Math.min(place - SIDE, values.length - 2 * SIDE));
    return line(from, from + 2 * SIDE, -1, period).value();
  }

  private int first(int i, int count) {
    return Math.max(0, Math.min(i - SIDE, values.length - count));
  }

  private record Line(double value, double deviation) {}

  private Line line(int from, int to, int without, int at) {
    int count = 2 * SIDE;
    double[] x = new double[count];
    double[] y = new double[count];
    int k = 0;
    for (int i = from; i < to; i++) {
      if (i != without) {
        x[k] = periods[i] - (double) at;
        y[k++] = values[i];
      }
    }
    double[] slopes = new double[count * (count - 1) / 2];
    int pair = 0;
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        slopes[pair++] = (y[b] - y[a]) / (x[b] - x[a]);
      }
    }
    double slope = Spread.median(slopes);
    double mean = Arrays.stream(x).sum() / count;
    double squares = 0;
    for (int a = 0; a < count; a++) {
      y[a] -= slope * x[a];
      squares += (x[a] - mean) * (x[a] - mean);
    }
    double variance = 1 + MEDIAN_VARIANCE / count + mean * mean / squares;
    return new Line(Spread.median(y), Math.sqrt(variance));
  }
}
