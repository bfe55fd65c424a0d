package io.sales360.forecasting.diagnosis;

import java.util.Arrays;

/** Medians and measures of spread that a few wild values do not move. */
final class Spread {
  /** Makes the median absolute deviation of normal values their standard deviation. */
  private static final double NORMAL = 1.4826;

  /** Makes the mean absolute deviation of normal values their standard deviation. */
  private static final double NORMAL_MEAN = Math.sqrt(Math.PI / 2);

  private Spread() {}

  /** The median of {@code values[from..to)}; the range must not be empty. */
  static double median(double[] values, int from, int to) {
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }

  static double median(double[] values) {
    return median(values, 0, values.length);
  }

  /**
   * The standard deviation around zero, estimated by the median of the absolute values; by their
   * mean where more than half of them are zero, and then the wild ones count.
   */
  static double aroundZero(double[] values) {
    double[] sizes = Arrays.stream(values).map(Math::abs).toArray();
    double middle = NORMAL * median(sizes);
    return middle > 0 ? middle : NORMAL_MEAN * mean(values);
  }

  /** The mean of the absolute values. */
  static double mean(double[] values) {
    return Arrays.stream(values).map(Math::abs).average().orElse(0);
  }

  /** The mean of the absolute values without the largest twentieth. */
  static double trimmedMean(double[] values) {
    double[] sizes = Arrays.stream(values).map(Math::abs).sorted().toArray();
    int kept = Math.max(1, sizes.length - sizes.length / 20 - 1);
    return Arrays.stream(sizes, 0, kept).average().orElse(0);
  }
}
