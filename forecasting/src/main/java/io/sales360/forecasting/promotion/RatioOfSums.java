package io.sales360.forecasting.promotion;

import io.sales360.forecasting.model.Interval;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * The ratio of two sums over independent groups, and how sure it is: Cochran (1977), Sampling
 * Techniques, equation 6.13 without the finite population's correction, with Student's quantile of
 * n − 1 degrees of freedom.
 *
 * @param value the sum of the numerators by that of the denominators
 * @param interval of the value
 */
public record RatioOfSums(double value, Interval interval) {
  /** Groups below which an error is a guess. */
  public static final int LEAST_GROUPS = 4;

  /**
   * Of groups, in the order of both arrays.
   *
   * @param level of the interval in percent
   * @throws IllegalArgumentException with fewer than {@link #LEAST_GROUPS} groups, or if the
   *     denominators do not sum to a positive number
   */
  public static RatioOfSums of(double[] numerators, double[] denominators, int level) {
    int n = numerators.length;
    double top = 0;
    double bottom = 0;
    for (int i = 0; i < n; i++) {
      top += numerators[i];
      bottom += denominators[i];
    }
    if (n < LEAST_GROUPS || n != denominators.length || !(bottom > 0)) {
      throw new IllegalArgumentException(
          "The groups (%d) must be %d or more, with denominators (%s) of a positive sum.%nMaybe too few weeks had a discount."
              .formatted(n, LEAST_GROUPS, bottom));
    }
    double ratio = top / bottom;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double error = numerators[i] - ratio * denominators[i];
      squares += error * error;
    }
    double error = Math.sqrt(squares * n / (n - 1.0)) / bottom;
    double reach =
        error * new TDistribution(null, n - 1.0).inverseCumulativeProbability(0.5 + level / 200.0);
    return new RatioOfSums(ratio, new Interval(level, ratio - reach, ratio + reach));
  }
}
