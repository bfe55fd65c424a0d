package io.sales360.forecasting.targets;

import io.sales360.forecasting.math.Bfgs;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.math.Optimum;
import io.sales360.forecasting.model.Interval;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/**
 * A fair comparison of salespeople: each one's raw figure is drawn towards that of all, the more
 * the less there is behind it. Empirical Bayes: how much people differ is learned from them all.
 * Efron &amp; Morris (1975); Morris (1983), JASA 78.
 *
 * @param mean of people, not of raw figures
 * @param spread standard deviation between people; 0 if luck alone explains the differences
 * @param rows in the order given
 */
public record Shrinkage(double mean, double spread, List<Row> rows) implements Serializable {
  private static final int MAX_STEPS = 200;
  private static final double STEP = 1e-5;

  /** Logarithms of a prior's strength beyond which all are alike, or nothing is shared. */
  private static final double REACH = 14;

  /**
   * One person.
   *
   * @param raw the figure before
   * @param value the figure after
   * @param weight of the raw figure in it, 0 to 1
   */
  public record Row(String id, double raw, double value, double weight, Interval interval)
      implements Serializable {}

  /**
   * A mean with its standard error.
   *
   * @param value in any unit
   */
  public record Measured(String id, double value, double standardError) implements Serializable {
    /** Refuses errors that are not positive. */
    public Measured {
      if (!Double.isFinite(value) || !(standardError > 0 && standardError < 1e300)) {
        throw new IllegalArgumentException(
            "The figure of (%s), %s with standard error %s, must have a positive error.%nMaybe it rests on one observation: pool the error."
                .formatted(id, value, standardError));
      }
    }
  }

  /**
   * Something counted: orders over days, or deals won over deals.
   *
   * @param exposure time for rates, trials for shares
   */
  public record Counted(String id, double count, double exposure) implements Serializable {
    /** Refuses counts below 0 and exposures that are not positive. */
    public Counted {
      if (!(count >= 0 && count < 1e300) || !(exposure > 0 && exposure < 1e300)) {
        throw new IllegalArgumentException(
            "The count of (%s), %s of %s, must not be negative and its exposure positive.%nMaybe leave out people without any."
                .formatted(id, count, exposure));
      }
    }
  }

  /** Copies the rows. */
  public Shrinkage {
    rows = List.copyOf(rows);
  }

  /**
   * Normal figures. The variance between people is that of Paule and Mandel (1982); intervals
   * include the uncertainty of mean and variance as in Morris (1983), equation 4.2.
   */
  public static Shrinkage normal(List<Measured> people, int level) {
    requireSome(people);
    int n = people.size();
    double tau2 = pauleMandel(people);
    double weights = 0;
    double mean = 0;
    double averageError = 0;
    for (Measured one : people) {
      double w = 1 / (tau2 + one.standardError() * one.standardError());
      weights += w;
      mean += w * one.value();
      averageError += w * one.standardError() * one.standardError();
    }
    mean /= weights;
    averageError /= weights;
    double correction = n > 3 ? (n - 3.0) / (n - 1.0) : 0;
    double z = NormalNumbers.quantile(0.5 + level / 200.0);
    List<Row> rows = new ArrayList<>();
    for (Measured one : people) {
      double s2 = one.standardError() * one.standardError();
      double b = n > 3 ? correction * s2 / (s2 + tau2) : 0;
      double distance = one.value() - mean;
      double w = 1 / (tau2 + s2);
      double ofB = n > 3 ? 2.0 / (n - 3) * b * b * (averageError + tau2) / (s2 + tau2) : 0;
      double variance = s2 * (1 - b * (1 - w / weights)) + ofB * distance * distance;
      double value = mean + (1 - b) * distance;
      double reach = z * Math.sqrt(variance);
      rows.add(
          new Row(
              one.id(),
              one.value(),
              value,
              1 - b,
              new Interval(level, value - reach, value + reach)));
    }
    return new Shrinkage(mean, Math.sqrt(tau2), rows);
  }

  /** The variance at which the weighted squares are what they should be. */
  private static double pauleMandel(List<Measured> people) {
    double low = 0;
    double high = 1e-300;
    for (Measured one : people) {
      double distance = one.value() - people.get(0).value();
      high = Math.max(high, distance * distance * people.size());
    }
    if (excess(people, 0) <= 0) {
      return 0;
    }
    for (int i = 0; i < MAX_STEPS; i++) {
      double middle = (low + high) / 2;
      if (excess(people, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  private static double excess(List<Measured> people, double tau2) {
    double weights = 0;
    double mean = 0;
    for (Measured one : people) {
      double w = 1 / (tau2 + one.standardError() * one.standardError());
      weights += w;
      mean += w * one.value();
    }
    mean /= weights;
    double sum = 0;
    for (Measured one : people) {
      double w = 1 / (tau2 + one.standardError() * one.standardError());
      sum += w * (one.value() - mean) * (one.value() - mean);
    }
    return sum - (people.size() - 1);
  }

  /** Rates: counts are Poisson, rates are gamma distributed over people. */
  public static Shrinkage rates(List<Counted> people, int level) {
    requireSome(people);
    double[] prior = prior(people, false);
    double mean = prior[0];
    double strength = prior[1];
    List<Row> rows = new ArrayList<>();
    for (Counted one : people) {
      double shape = mean * strength + one.count();
      GammaDistribution posterior =
          new GammaDistribution(null, shape, 1 / (strength + one.exposure()));
      rows.add(
          row(
              one,
              strength,
              posterior.getNumericalMean(),
              posterior::inverseCumulativeProbability,
              level));
    }
    return new Shrinkage(mean, Math.sqrt(mean / strength), rows);
  }

  /** Shares: successes are binomial, chances are beta distributed over people. */
  public static Shrinkage shares(List<Counted> people, int level) {
    requireSome(people);
    for (Counted one : people) {
      if (one.count() > one.exposure()) {
        throw new IllegalArgumentException(
            "The count of (%s), %s, must not exceed its trials (%s).%nMaybe wins of earlier deals were counted."
                .formatted(one.id(), one.count(), one.exposure()));
      }
    }
    double[] prior = prior(people, true);
    double mean = prior[0];
    double strength = prior[1];
    List<Row> rows = new ArrayList<>();
    for (Counted one : people) {
      double a = mean * strength + one.count();
      double b = (1 - mean) * strength + one.exposure() - one.count();
      BetaDistribution posterior = new BetaDistribution(null, a, b);
      rows.add(
          row(
              one,
              strength,
              posterior.getNumericalMean(),
              posterior::inverseCumulativeProbability,
              level));
    }
    return new Shrinkage(mean, Math.sqrt(mean * (1 - mean) / (strength + 1)), rows);
  }

  private static Row row(
      Counted one, double strength, double value, DoubleUnaryOperator quantile, int level) {
    double tail = (1 - level / 100.0) / 2;
    return new Row(
        one.id(),
        one.count() / one.exposure(),
        value,
        one.exposure() / (strength + one.exposure()),
        new Interval(level, quantile.applyAsDouble(tail), quantile.applyAsDouble(1 - tail)));
  }

  /** Mean and strength of the prior by maximum marginal likelihood, half a count added. */
  private static double[] prior(List<Counted> people, boolean share) {
    double count = 0.5;
    double exposure = share ? 1 : 0;
    for (Counted one : people) {
      count += one.count();
      exposure += one.exposure();
    }
    double crude = count / exposure;
    double typical = exposure / people.size();
    ToDoubleBiFunction<Double, Double> value =
        (meanLog, strengthLog) -> {
          double mean =
              share
                  ? 1 / (1 + Math.exp(-meanLog) * (1 - crude) / crude)
                  : crude * Math.exp(meanLog);
          double strength = typical * Math.exp(strengthLog);
          return 0.01 * (meanLog * meanLog + strengthLog * strengthLog)
              - logMarginal(people, mean, strength, share);
        };
    Optimum best =
        new Bfgs(1e-12, MAX_STEPS).minimize((x, slope) -> evaluate(value, x, slope), new double[2]);
    double shift = best.point()[0];
    return new double[] {
      share ? 1 / (1 + Math.exp(-shift) * (1 - crude) / crude) : crude * Math.exp(shift),
      typical * Math.exp(best.point()[1])
    };
  }

  private static double evaluate(
      ToDoubleBiFunction<Double, Double> value, double[] x, double[] slope) {
    if (Math.abs(x[0]) > REACH || Math.abs(x[1]) > REACH) {
      return Double.POSITIVE_INFINITY;
    }
    slope[0] =
        (value.applyAsDouble(x[0] + STEP, x[1]) - value.applyAsDouble(x[0] - STEP, x[1]))
            / (2 * STEP);
    slope[1] =
        (value.applyAsDouble(x[0], x[1] + STEP) - value.applyAsDouble(x[0], x[1] - STEP))
            / (2 * STEP);
    return value.applyAsDouble(x[0], x[1]);
  }

  private static double logMarginal(
      List<Counted> people, double mean, double strength, boolean share) {
    double sum = 0;
    double a = mean * strength;
    double b = (1 - mean) * strength;
    for (Counted one : people) {
      if (share) {
        sum += Beta.logBeta(a + one.count(), b + one.exposure() - one.count()) - Beta.logBeta(a, b);
      } else {
        sum +=
            Gamma.logGamma(a + one.count())
                - Gamma.logGamma(a)
                - a * Math.log1p(one.exposure() / strength)
                - one.count() * Math.log(strength + one.exposure());
      }
    }
    return sum;
  }

  private static void requireSome(List<?> people) {
    if (people.isEmpty()) {
      throw new IllegalArgumentException(
          "There is nobody to compare.\nMaybe all were left out for lack of sales.");
    }
  }
}
