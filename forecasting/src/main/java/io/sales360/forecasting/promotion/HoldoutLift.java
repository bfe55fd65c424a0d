package io.sales360.forecasting.promotion;

import io.sales360.forecasting.model.Interval;
import java.io.Serializable;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * By what factor the treated bought more than they would have, told by units that were held out:
 * the ratio of what both groups bought during the treatment, by the ratio before it. With two
 * groups and two periods this is difference in differences with an exponential mean: Wooldridge
 * (2023), Simple approaches to nonlinear difference-in-differences with panel data. It suits
 * treatments that multiply, and purchases that are mostly zero, where {@link
 * DifferenceInDifferences}, which adds, charges the treated with what a busy season adds to all.
 *
 * <p>The error of the factor's logarithm is the root of the squared influences of all units, so it
 * is clustered by unit: Liang &amp; Zeger (1986). Student's degrees of freedom are Satterthwaite's
 * (1946) with squared influences in place of variances, which errs on the careful side: where few
 * units make up most of the purchases, there are few.
 *
 * @param lift 1 if the treatment did nothing; NaN if it was not measurable
 * @param interval of the lift; from zero to infinity if it was not measurable
 * @param gained what the treated bought because of the treatment
 * @param gainedInterval of what was gained
 * @param freedom degrees of freedom of the interval
 * @param balance p-value of equal purchases before; small if the held out were not drawn at random.
 *     NaN if one of the groups bought nothing before
 */
public record HoldoutLift(
    Verdict verdict,
    String reason,
    double lift,
    Interval interval,
    double gained,
    Interval gainedInterval,
    double freedom,
    double balance,
    int treatedUnits,
    int heldOutUnits)
    implements Serializable {
  /** Units of a group below which errors are far too small. */
  private static final int LEAST_UNITS = 5;

  /** Degrees of freedom below which a few units decide. */
  private static final double LEAST_FREEDOM = 4;

  /**
   * Estimates. Without purchases of both groups before, which random groups can do without, the
   * lift is the ratio during the treatment.
   *
   * @param units in any order
   * @param leastLift what would be worth having, as a share of the purchases without the treatment
   * @param level of the intervals in percent
   * @throws IllegalArgumentException for a negative least lift or a level outside 1 to 99
   */
  public static HoldoutLift estimate(List<HoldoutUnit> units, double leastLift, int level) {
    if (!(leastLift >= 0) || level < 1 || level > 99) {
      throw new IllegalArgumentException(
          "The least lift (%s) must not be negative, the level (%d) in 1..99.%nMaybe a percentage was meant as a share."
              .formatted(leastLift, level));
    }
    Group treated = new Group(units.stream().filter(HoldoutUnit::isTreated).toList());
    Group heldOut = new Group(units.stream().filter(unit -> !unit.isTreated()).toList());
    if (Math.min(treated.size(), heldOut.size()) < LEAST_UNITS) {
      return notMeasurable(
          "There are %d treated and %d held-out units; each takes %d."
              .formatted(treated.size(), heldOut.size(), LEAST_UNITS),
          treated,
          heldOut,
          level);
    }
    if (!(treated.during > 0 && heldOut.during > 0)) {
      return notMeasurable(
          "The treated bought %.6g and the held-out %.6g; a ratio needs both above zero."
              .formatted(treated.during, heldOut.during),
          treated,
          heldOut,
          level);
    }
    return estimate(treated, heldOut, leastLift, level);
  }

  private static HoldoutLift estimate(Group treated, Group heldOut, double leastLift, int level) {
    boolean usesBefore = treated.before > 0 && heldOut.before > 0;
    double weight = usesBefore ? 1 : 0;
    Moments moments = treated.moments(1, weight).plus(heldOut.moments(1, weight));
    double log = treated.logMean(1, weight) - heldOut.logMean(1, weight);
    if (moments.freedom() < LEAST_FREEDOM) {
      return notMeasurable(
          "A few units decide: the error is known as if from %.2g independent ones, it takes %.0f."
              .formatted(moments.freedom() + 1, LEAST_FREEDOM + 1),
          treated,
          heldOut,
          level);
    }
    double reach =
        new TDistribution(null, moments.freedom()).inverseCumulativeProbability(0.5 + level / 200.0)
            * Math.sqrt(moments.squares);
    Interval interval = new Interval(level, Math.exp(log - reach), Math.exp(log + reach));
    Verdict verdict =
        interval.lower() > 1
            ? Verdict.EFFECTIVE
            : interval.upper() < 1 + leastLift ? Verdict.INEFFECTIVE : Verdict.INCONCLUSIVE;
    return new HoldoutLift(
        verdict,
        "The treated bought between %.3g and %.3g times as much as without; %.3g would be worth having.%s"
            .formatted(
                interval.lower(),
                interval.upper(),
                1 + leastLift,
                usesBefore ? "" : " Purchases before are not known."),
        Math.exp(log),
        interval,
        treated.during * -Math.expm1(-log),
        new Interval(
            level,
            treated.during * -Math.expm1(reach - log),
            treated.during * -Math.expm1(-reach - log)),
        moments.freedom(),
        usesBefore ? balance(treated, heldOut) : Double.NaN,
        treated.size(),
        heldOut.size());
  }

  private static double balance(Group treated, Group heldOut) {
    Moments moments = treated.moments(0, 1).plus(heldOut.moments(0, 1));
    double log = treated.logMean(0, 1) - heldOut.logMean(0, 1);
    if (!(moments.squares > 0)) {
      return log == 0 ? 1 : 0;
    }
    return 2
        * new TDistribution(null, moments.freedom())
            .cumulativeProbability(-Math.abs(log) / Math.sqrt(moments.squares));
  }

  private static HoldoutLift notMeasurable(String reason, Group treated, Group heldOut, int level) {
    return new HoldoutLift(
        Verdict.NOT_MEASURABLE,
        reason,
        Double.NaN,
        new Interval(level, 0, Double.POSITIVE_INFINITY),
        Double.NaN,
        new Interval(level, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
        Double.NaN,
        Double.NaN,
        treated.size(),
        heldOut.size());
  }

  /** Sums of the second and fourth powers of the influences of units. */
  private record Moments(double squares, double fourths, int units) {
    Moments plus(Moments other) {
      return new Moments(squares + other.squares, fourths + other.fourths, units + other.units);
    }

    /** At most what the units allow, also where there is no error at all. */
    double freedom() {
      double most = units - 2.0;
      return fourths > 0 ? Math.min(most, squares * squares / fourths) : most;
    }
  }

  /** Units that were treated alike. */
  private static final class Group {
    private final List<HoldoutUnit> units;
    private final double before;
    private final double during;

    Group(List<HoldoutUnit> units) {
      this.units = units;
      this.before = units.stream().mapToDouble(HoldoutUnit::before).sum();
      this.during = units.stream().mapToDouble(HoldoutUnit::during).sum();
    }

    int size() {
      return units.size();
    }

    /** Logarithm of the mean during the treatment, times a weight, less that of the one before. */
    double logMean(double ofDuring, double ofBefore) {
      double log = ofDuring == 0 ? 0 : ofDuring * Math.log(during / units.size());
      return ofBefore == 0 ? log : log - ofBefore * Math.log(before / units.size());
    }

    /** Of what each unit adds to {@link #logMean}, to first order. */
    Moments moments(double ofDuring, double ofBefore) {
      double squares = 0;
      double fourths = 0;
      for (HoldoutUnit unit : units) {
        double influence =
            (ofDuring == 0 ? 0 : ofDuring * (unit.during() / during - 1.0 / units.size()))
                - (ofBefore == 0 ? 0 : ofBefore * (unit.before() / before - 1.0 / units.size()));
        double square = influence * influence;
        squares += square;
        fourths += square * square;
      }
      double spread = units.size() / (units.size() - 1.0);
      return new Moments(squares * spread, fourths * spread * spread, units.size());
    }
  }
}
