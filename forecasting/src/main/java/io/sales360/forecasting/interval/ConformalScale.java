package io.sales360.forecasting.interval;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.QuantileLevels;

/**
 * How much wider than a model believes its errors really are: the root mean square of past forecast
 * errors divided by the deviation the model stated, pooled over steps and origins and drawn towards
 * a prior, because a handful of origins proves little. A parametric relative of split conformal
 * prediction (Vovk, Gammerman &amp; Shafer 2005) that works from the first origin on.
 *
 * @param factor what stated deviations are multiplied with
 * @param freedom degrees of freedom of the Student quantiles that go with it
 */
public record ConformalScale(double factor, double freedom) {
  /** What models of long series understate by: forms are guesses. */
  private static final double PRIOR = 1.2;

  /** At this many observations estimates of parameters double the square of what is understated. */
  private static final double SHORT = 30;

  /** The weight of the prior, counted in origins. */
  private static final double PRIOR_ORIGINS = 6;

  /** Errors of one origin beyond this many deviations count as this many. */
  private static final double CLIP = 6;

  private static final double FREEDOM = 8;

  /** What holds before any error is known: the shorter the series, the more is understated. */
  public static double prior(int observations) {
    return PRIOR * Math.sqrt(1 + SHORT / Math.max(1, observations));
  }

  /** Learns from all that is known of a series. */
  public static ConformalScale learn(PastErrors errors) {
    return learn(errors, -1);
  }

  /**
   * The same without what one row's periods tell: that row and those that judge some of the same
   * periods. The honest scale for judging that row, as the future shares no period with any.
   */
  public static ConformalScale learnWithout(PastErrors errors, int row) {
    return learn(errors, row);
  }

  private static ConformalScale learn(PastErrors errors, int left) {
    double prior = prior(errors.observations());
    double sum = PRIOR_ORIGINS * prior * prior;
    double weight = PRIOR_ORIGINS;
    for (int i = 0; i < errors.scaled().length; i++) {
      double square = 0;
      int count = 0;
      for (double error : errors.scaled()[i]) {
        if (!Double.isNaN(error)) {
          double clipped = Math.min(CLIP, Math.abs(error));
          square += clipped * clipped;
          count++;
        }
      }
      boolean isSeen = left < 0 || !errors.overlap(left, i);
      if (isSeen && count > 0) {
        sum += square / count;
        weight++;
      }
    }
    return new ConformalScale(Math.sqrt(sum / weight), FREEDOM);
  }

  /**
   * The quantile of a Student variable scaled to a variance of 1, as the factor is a root mean
   * square; by its expansion around the normal one, Abramowitz &amp; Stegun (1964), 26.7.5.
   * Symmetric, as the normal one is.
   */
  public double quantile(double p) {
    double z = NormalNumbers.quantile(p);
    double cube = z * z * z;
    double student =
        z
            + (cube + z) / (4 * freedom)
            + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom);
    return student * Math.sqrt((freedom - 2) / freedom);
  }

  /** Multiples of the stated deviation, one per probability. */
  public double[] multiples(QuantileLevels levels) {
    double[] multiples = new double[levels.size()];
    for (int i = 0; i < multiples.length; i++) {
      multiples[i] = factor * quantile(levels.probabilities().get(i));
    }
    return multiples;
  }
}
