package io.sales360.forecasting.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Places where a series moves to another level at once and stays there. The medians of the eight
 * observations before and after must differ by far more than noise and than they usually do, and so
 * must those of the three nearest: what takes its time is a trend.
 */
final class LevelShifts {
  private static final int FAR = 8;
  private static final int NEAR = 3;

  /** Standard deviations of a difference of two medians of {@link #FAR} values in noise alone. */
  private static final double NOISE_LIMIT = 6;

  /** Variance of a median relative to that of a mean, for normal values. */
  private static final double MEDIAN_VARIANCE = Math.PI / 2;

  /** Of the usual difference far away: few are independent of each other. */
  private static final double FAR_LIMIT = 3.5;

  /** Of the usual difference nearby. */
  private static final double NEAR_LIMIT = 5;

  private final double[] values;

  LevelShifts(double[] values) {
    this.values = values;
  }

  /**
   * The shifts by place: index of the first observation on the new level to what it is more.
   *
   * @param noise standard deviation of a single value
   */
  SortedMap<Integer, Double> find(double noise) {
    SortedMap<Integer, Double> found = new TreeMap<>();
    if (values.length < 4 * FAR) {
      return found;
    }
    double[] far = jumps(FAR);
    double[] near = jumps(NEAR);
    double white = NOISE_LIMIT * noise * Math.sqrt(2 * MEDIAN_VARIANCE / FAR);
    double farLimit = Math.max(white, FAR_LIMIT * Spread.aroundZero(far));
    double nearLimit = NEAR_LIMIT * Spread.aroundZero(near);
    List<Integer> candidates = new ArrayList<>();
    for (int i = 0; i < far.length; i++) {
      if (Math.abs(far[i]) > farLimit) {
        candidates.add(i + FAR);
      }
    }
    candidates.sort(
        (a, b) -> {
          int bySize = Double.compare(Math.abs(far[b - FAR]), Math.abs(far[a - FAR]));
          return bySize != 0 ? bySize : Integer.compare(a, b);
        });
    List<Integer> taken = new ArrayList<>();
    for (int candidate : candidates) {
      if (taken.stream().anyMatch(t -> Math.abs(t - candidate) <= FAR)) {
        continue;
      }
      taken.add(candidate);
      int place = refined(candidate);
      double step = near[place - NEAR];
      if (Math.abs(step) > nearLimit && step * far[candidate - FAR] > 0) {
        found.put(place, far[candidate - FAR]);
      }
    }
    return found;
  }

  /**
   * Median of {@code w} values from a place on less that of the {@code w} before, less what this
   * usually is; the first is for place {@code w}.
   */
  private double[] jumps(int w) {
    double[] jumps = new double[values.length - 2 * w + 1];
    for (int i = 0; i < jumps.length; i++) {
      jumps[i] = Spread.median(values, i + w, i + 2 * w) - Spread.median(values, i, i + w);
    }
    double usual = Spread.median(jumps);
    for (int i = 0; i < jumps.length; i++) {
      jumps[i] -= usual;
    }
    return jumps;
  }

  /** The place nearby where two levels leave the least over. */
  private int refined(int candidate) {
    int from = candidate - FAR;
    int to = candidate + FAR;
    int best = candidate;
    double least = Double.POSITIVE_INFINITY;
    for (int place = candidate - NEAR; place <= candidate + NEAR; place++) {
      double left = leftOver(from, place) + leftOver(place, to);
      if (left < least) {
        least = left;
        best = place;
      }
    }
    return best;
  }

  private double leftOver(int from, int to) {
    double middle = Spread.median(values, from, to);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.abs(values[i] - middle);
    }
    return sum;
  }
}
