package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Demand of one future period, and of sums of periods, around a given mean. Quantiles of counts are
 * whole numbers; none is below zero where the history is not. Immutable.
 *
 * <p>The mean itself is uncertain, and alike in all periods: it is spread log-normally with the
 * variance of an average of five periods, so that sums are wider than those of independent periods.
 * Held-out ends of carparts chose this and the negative binomial as shape.
 */
public final class CountDistribution implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Periods whose average is as uncertain as the mean. */
  private static final double AVERAGED = 5;

  /**
   * The part of the variance of a period that its neighbours share, because their mean is the same
   * estimate.
   */
  public static final double SHARED = 1 / (AVERAGED + 1);

  /** Squared coefficient of variation that the mean has at most. */
  private static final double MOST_UNCERTAIN = 1.44;

  /** Gauss–Hermite nodes and weights of a standard normal variable, five points. */
  private static final double[] NODES = {
    -2.8569700138728056, -1.355626179974266, 0, 1.355626179974266, 2.8569700138728056
  };

  private static final double[] WEIGHTS = {
    0.01125741132772071,
    0.22207592200561266,
    0.5333333333333333,
    0.22207592200561266,
    0.01125741132772071
  };

  /** Counts beyond this are close enough to continuous: rounded gamma quantiles. */
  private static final double LONGEST_TABLE = 512;

  /** Standard deviations above the mean that a table may need. */
  private static final double REACH = 8;

  private final double mean;
  private final double variance;
  private final double meanVariance;
  private final double zeroShare;
  private final boolean whole;
  private final boolean signed;
  private final List<CountTable> tables;

  private CountDistribution(
      double mean,
      double variance,
      double meanVariance,
      double zeroShare,
      boolean whole,
      boolean signed,
      List<CountTable> tables) {
    this.mean = mean;
    this.variance = variance;
    this.meanVariance = meanVariance;
    this.zeroShare = zeroShare;
    this.whole = whole;
    this.signed = signed;
    this.tables = tables;
  }

  /**
   * The negative binomial distribution around a mean; see {@link #around(double, TimeSeries,
   * CountShape)}.
   */
  public static CountDistribution around(double mean, TimeSeries history) {
    return around(mean, history, CountShape.NEGATIVE_BINOMIAL);
  }

  /**
   * A distribution with the given mean and the spread of the history.
   *
   * @param mean of one period, finite; taken as 0 if it is below while the history is not
   * @param history at least one observation; missing ones are left out. If a value is not whole or
   *     is negative, the distribution is continuous and the shape has no say
   */
  public static CountDistribution around(double mean, TimeSeries history, CountShape shape) {
    DemandMoments seen = DemandMoments.of(history);
    if (seen.isFlat()) {
      return new CountDistribution(mean, 0, 0, 0, false, true, List.of());
    }
    if (seen.signed()) {
      return new CountDistribution(
          mean, seen.variance(), seen.variance() / AVERAGED, 0, seen.whole(), true, List.of());
    }
    if (mean <= 0) {
      return new CountDistribution(0, 0, 0, 1, true, true, List.of());
    }
    boolean overdispersed = seen.variance() >= seen.mean();
    if (!seen.whole() || !overdispersed) {
      double spread = seen.variance() * mean / seen.mean();
      double zeros = Math.min(seen.zeroShare(), 0.999 * spread / (spread + mean * mean));
      return new CountDistribution(
          mean, spread, uncertainty(mean, spread), zeros, seen.whole(), false, List.of());
    }
    double spread = shape == CountShape.POISSON ? mean : mean * seen.dispersion();
    double uncertainty = uncertainty(mean, spread);
    if (mean + REACH * Math.sqrt(spread + uncertainty) > LONGEST_TABLE) {
      return new CountDistribution(mean, spread, uncertainty, 0, true, false, List.of());
    }
    List<CountTable> tables = tables(mean, uncertainty, spread / mean, seen.zeroShare(), shape);
    double zeros = CountTable.mixed(tables, WEIGHTS).zeroShare();
    return new CountDistribution(mean, spread, uncertainty, zeros, true, false, tables);
  }

  /** Variance of the mean itself. */
  private static double uncertainty(double mean, double variance) {
    return Math.min(variance / AVERAGED, MOST_UNCERTAIN * mean * mean);
  }

  private static List<CountTable> tables(
      double mean, double uncertainty, double dispersion, double zeroShare, CountShape shape) {
    double logVariance = Math.log1p(uncertainty / (mean * mean));
    CountTable[] tables = new CountTable[NODES.length];
    double total = 0;
    for (int i = 0; i < NODES.length; i++) {
      total += WEIGHTS[i] * Math.exp(NODES[i] * Math.sqrt(logVariance));
    }
    for (int i = 0; i < NODES.length; i++) {
      double rate = mean * Math.exp(NODES[i] * Math.sqrt(logVariance)) / total;
      tables[i] =
          shape == CountShape.ZERO_INFLATED
              ? CountTable.inflated(rate, rate * dispersion, zeroShare)
              : CountTable.inflated(rate, rate * dispersion, 0);
    }
    return List.of(tables);
  }

  /** Expected demand of one period. */
  public double mean() {
    return mean;
  }

  /** Variance of the demand of one period, that of the mean included. */
  public double variance() {
    return variance + meanVariance;
  }

  /** Probability of a period without demand; for continuous demand the share seen. */
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
    double reach = periods * mean + REACH * Math.sqrt(spreadOfSum(periods));
    if (!tables.isEmpty() && reach <= LONGEST_TABLE) {
      CountTable sums =
          CountTable.mixed(tables.stream().map(table -> table.sum(periods)).toList(), WEIGHTS);
      for (int i = 0; i < values.length; i++) {
        values[i] = sums.quantile(levels.probabilities().get(i));
      }
    } else {
      ContinuousDemand sum = continuous(periods);
      for (int i = 0; i < values.length; i++) {
        double value = rounded(sum.quantile(levels.probabilities().get(i)));
        values[i] = i == 0 ? value : Math.max(value, values[i - 1]); // only so exact
      }
    }
    return Quantiles.of(levels, values);
  }

  /**
   * The probability that the demand of one period is at least {@code lower} and at most {@code
   * upper}. Of whole numbers an interval holds more than its level: its bounds cannot be split.
   */
  public double probability(double lower, double upper) {
    if (!tables.isEmpty()) {
      CountTable one = CountTable.mixed(tables, WEIGHTS);
      return one.upTo(Math.floor(upper)) - one.upTo(Math.ceil(lower) - 1);
    }
    ContinuousDemand one = continuous(1);
    double below = one.upTo(whole ? Math.ceil(lower) - 0.5 : Math.nextDown(lower));
    return one.upTo(whole ? Math.floor(upper) + 0.5 : upper) - below;
  }

  /** Periods are independent given their mean, which they share. */
  private double spreadOfSum(int periods) {
    return periods * variance + (double) periods * periods * meanVariance;
  }

  private ContinuousDemand continuous(int periods) {
    return new ContinuousDemand(
        periods * mean, spreadOfSum(periods), Math.pow(zeroShare, periods), signed);
  }

  private double rounded(double value) {
    return whole ? Math.rint(value) : value;
  }

  /** Seeded futures; the periods of one path share their mean. */
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ContinuousDemand one = continuous(1);
    double[][] drawn = new double[paths][horizon.steps()];
    for (double[] path : drawn) {
      int node = 0;
      double left = random.nextDouble() - WEIGHTS[0];
      while (left > 0 && node < WEIGHTS.length - 1) {
        left -= WEIGHTS[++node];
      }
      for (int h = 0; h < path.length; h++) {
        double p = random.nextDouble(1e-9, 1);
        path[h] = tables.isEmpty() ? rounded(one.quantile(p)) : tables.get(node).quantile(p);
      }
    }
    return SamplePaths.of(drawn, seed);
  }
}
