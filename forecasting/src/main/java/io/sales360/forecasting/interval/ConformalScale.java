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
  /**
   * What models understate by when nothing is known: parameters are estimates, forms are guesses.
   */
  public static final double PRIOR = 1.35;

  /** The weight of the prior, counted in origins. */
  private static final double PRIOR_ORIGINS = 6;

  /** Errors of one origin beyond this many deviations count as this many. */
  private static final double CLIP = 6;

  private static final double FREEDOM = 8;

  /**
   * Learns from scaled errors.
   *
   * @param scaledErrors one row per origin: error over stated deviation; NaN where unknown
   */
  public static ConformalScale learn(double[][] scaledErrors) {
    return learnWithout(scaledErrors, -1);
  }

  /** The same, leaving one row out: the honest scale for judging that row. */
  public static ConformalScale learnWithout(double[][] scaledErrors, int left) {
    double sum = PRIOR_ORIGINS * PRIOR * PRIOR;
    double weight = PRIOR_ORIGINS;
    for (int i = 0; i < scaledErrors.length; i++) {
      double square = 0;
      int count = 0;
      for (double error : scaledErrors[i]) {
        if (!Double.isNaN(error)) {
          double clipped = Math.min(CLIP, Math.abs(error));
          square += clipped * clipped;
          count++;
        }
      }
      if (i != left && count > 0) {
        sum += square / count;
        weight++;
      }
    }
    return new ConformalScale(Math.sqrt(sum / weight), FREEDOM);
  }

  /**
   * The Student quantile of a probability by its expansion around the normal one; Abramowitz &amp;
   * Stegun (1964), 26.7.5. Symmetric, as the normal one is.
   */
  public double quantile(double p) {
    double z = NormalNumbers.quantile(p);
    double cube = z * z * z;
    return z
        + (cube + z) / (4 * freedom)
        + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom);
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
