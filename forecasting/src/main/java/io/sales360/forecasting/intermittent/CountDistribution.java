package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Demand of one future period, and of sums of periods, around a given mean. Whole numbers for
 * counts, never below zero where the history is not. Immutable.
 */
public final class CountDistribution implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Longer tables cost more than the whole numbers are worth. */
  private static final int LONGEST_TABLE = 2048;

  /** Standard deviations above the mean that a table may need. */
  private static final double REACH = 12;

  /** A variance this small beside the squared mean is rounding. */
  private static final double FLAT = 1e-24;

  private static final double GAMMA_ACCURACY = 1e-12;

  private final double mean;
  private final double variance;
  private final double zeroShare;
  private final boolean whole;
  private final boolean signed;
  private final @Nullable CountTable table;

  private CountDistribution(
      double mean,
      double variance,
      double zeroShare,
      boolean whole,
      boolean signed,
      @Nullable CountTable table) {
    this.mean = mean;
    this.variance = variance;
    this.zeroShare = zeroShare;
    this.whole = whole;
    this.signed = signed;
    this.table = table;
  }

  /**
   * A distribution with the given mean and the shape of the history: its share of zeros and its
   * spread.
   *
   * @param mean of one period; below zero only if the history is
   * @param history at least one observation; missing ones are left out
   */
  public static CountDistribution around(double mean, TimeSeries history) {
    double[] y = Arrays.stream(history.toArray()).filter(value -> !Double.isNaN(value)).toArray();
    boolean signed = false;
    boolean whole = true;
    double average = 0;
    double spread = 0;
    int zeros = 0;
    for (int t = 0; t < y.length; t++) {
      signed |= y[t] < 0;
      whole &= y[t] == Math.rint(y[t]);
      zeros += y[t] == 0 ? 1 : 0;
      double change = y[t] - average;
      average += change / (t + 1);
      spread += change * (y[t] - average);
    }
    double variance = y.length < 2 ? 0 : spread / (y.length - 1);
    if (variance <= FLAT * average * average) {
      return new CountDistribution(mean, 0, 0, false, true, null);
    }
    if (signed || mean <= 0) {
      double centre = signed ? mean : 0;
      return new CountDistribution(centre, signed ? variance : 0, 0, whole, true, null);
    }
    double scaled = variance * mean / average;
    double zeroShare = zeros / (double) y.length;
    if (whole && scaled >= mean && mean + REACH * Math.sqrt(scaled) < LONGEST_TABLE) {
      CountTable table = CountTable.inflated(mean, scaled, zeroShare);
      return new CountDistribution(mean, table.variance(), table.zeroShare(), true, false, table);
    }
    double possible = scaled / (scaled + mean * mean);
    return new CountDistribution(
        mean, scaled, Math.min(zeroShare, 0.999 * possible), whole, false, null);
  }

  /** Expected demand of one period. */
  public double mean() {
    return mean;
  }

  /** Variance of the demand of one period. */
  public double variance() {
    return variance;
  }

  /** Probability of a period without demand. */
  public double zeroShare() {
    return zeroShare;
  }

  /** Quantiles of one period. */
  public Quantiles quantiles(QuantileLevels levels) {
    return quantilesOfSum(1, levels);
  }

  /**
   * Quantiles of the sum of several periods.
   *
   * @throws IllegalArgumentException if {@code periods} is below 1
   */
  public Quantiles quantilesOfSum(int periods, QuantileLevels levels) {
    if (periods < 1) {
      throw new IllegalArgumentException(
          "The number of periods (" + periods + ") must be at least 1.\nMaybe use quantiles().");
    }
    double[] values = new double[levels.size()];
    CountTable sums = table == null ? null : table.sum(periods);
    for (int i = 0; i < values.length; i++) {
      double p = levels.probabilities().get(i);
      double value = sums == null ? continuous(periods, p) : sums.quantile(p);
      values[i] = i == 0 ? value : Math.max(value, values[i - 1]); // the inverse is only so exact
    }
    return Quantiles.of(levels, values);
  }

  /** Seeded futures whose periods do not depend on each other. */
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (double[] path : drawn) {
      for (int h = 0; h < path.length; h++) {
        double p = random.nextDouble();
        path[h] = table == null ? continuous(1, Math.max(p, 1e-12)) : table.quantile(p);
      }
    }
    return SamplePaths.of(drawn, seed);
  }

  /** A share of zeros and a gamma distribution with the moments of the rest; normal if signed. */
  private double continuous(int periods, double p) {
    double centre = periods * mean;
    double spread = periods * variance;
    if (spread == 0) {
      return centre;
    }
    double value;
    if (signed) {
      value =
          new NormalDistribution(null, centre, Math.sqrt(spread)).inverseCumulativeProbability(p);
    } else {
      double none = Math.pow(zeroShare, periods);
      if (p <= none) {
        return 0;
      }
      double rest = centre / (1 - none);
      double restSpread = (spread + centre * centre) / (1 - none) - rest * rest;
      RealDistribution positive =
          new GammaDistribution(null, rest * rest / restSpread, 1, GAMMA_ACCURACY);
      double share = (p - none) / (1 - none);
      value = restSpread / rest * positive.inverseCumulativeProbability(share);
    }
    return whole ? Math.rint(value) : value;
  }
}
