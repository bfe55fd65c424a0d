package io.sales360.forecasting.targets;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * How sales of a period usually build up: working days times the season within the period. Learned
 * from finished periods; says which share should be there by now, and where the period will end.
 * Immutable.
 *
 * <p>A day weighs what days of its kind usually sell, times what its tenth of the period usually
 * sells beyond that (month ends, say). Both are drawn towards 1.
 */
public final class Pace implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int TENTHS = 10;

  /** Days, or periods, that the assumption of no difference counts for. */
  private static final double DOUBT = 1;

  private final List<PastPeriod> periods;
  private final double[] kindRates;
  private final double[] tenthRates;

  private Pace(List<PastPeriod> periods, double[] kindRates, double[] tenthRates) {
    this.periods = periods;
    this.kindRates = kindRates;
    this.tenthRates = tenthRates;
  }

  /** What a projection rests on. */
  public enum Basis {
    /** Sales so far, over the share usual by now. */
    PACE,
    /** Totals of past periods: nothing is sold yet, or nothing was ever by this time. */
    PAST_TOTALS
  }

  /**
   * Where a period will end.
   *
   * @param expectedShare of the period's sales that is usual by now
   * @param p10 the total is below it with 10 percent probability
   * @param hitProbability that the total reaches the target
   */
  public record Projection(
      Basis basis, double expectedShare, double p10, double p50, double p90, double hitProbability)
      implements Serializable {}

  /**
   * Learns from finished periods, oldest first; those that sold nothing teach nothing.
   *
   * @throws IllegalArgumentException with fewer than three that sold something
   */
  public static Pace learn(List<PastPeriod> periods) {
    List<PastPeriod> sold = periods.stream().filter(period -> period.total() > 0).toList();
    if (sold.size() < 3) {
      throw new IllegalArgumentException(
          "There are %d finished periods with sales; a pace needs 3.%nMaybe use shorter periods, or the forecast's sample paths."
              .formatted(sold.size()));
    }
    return learnFrom(sold);
  }

  private static Pace learnFrom(List<PastPeriod> sold) {
    double[] kinds = learnKinds(sold);
    double[] tenths = new double[TENTHS];
    Arrays.fill(tenths, 1);
    double[] share = new double[TENTHS];
    double[] usual = new double[TENTHS];
    for (PastPeriod period : sold) {
      double weight = weight(period.kinds(), kinds);
      double before = 0;
      for (int day = 0; day < period.days(); day++) {
        double own = rate(kinds, period.kind(day)) / weight;
        int tenth = tenth(before + own / 2);
        share[tenth] += period.value(day) / period.total();
        usual[tenth] += own;
        before += own;
      }
    }
    for (int b = 0; b < TENTHS; b++) {
      double doubt = DOUBT / TENTHS;
      tenths[b] = Math.max(0, (share[b] + doubt) / (usual[b] + doubt));
    }
    return new Pace(List.copyOf(sold), kinds, tenths);
  }

  private static double[] learnKinds(List<PastPeriod> sold) {
    int most = 0;
    for (PastPeriod period : sold) {
      for (int kind : period.kinds()) {
        most = Math.max(most, kind);
      }
    }
    double[] sum = new double[most + 1];
    double[] count = new double[most + 1];
    for (PastPeriod period : sold) {
      double mean = period.total() / period.days();
      for (int day = 0; day < period.days(); day++) {
        sum[period.kind(day)] += period.value(day) / mean;
        count[period.kind(day)]++;
      }
    }
    for (int kind = 0; kind <= most; kind++) {
      sum[kind] = Math.max(0, (sum[kind] + DOUBT) / (count[kind] + DOUBT));
    }
    return sum;
  }

  private static double rate(double[] rates, int kind) {
    return kind < rates.length ? rates[kind] : 1;
  }

  private static double weight(int[] kinds, double[] rates) {
    double sum = 0;
    for (int kind : kinds) {
      sum += rate(rates, kind);
    }
    return sum > 0 ? sum : 1;
  }

  private static int tenth(double position) {
    return Math.max(0, Math.min(TENTHS - 1, (int) (position * TENTHS)));
  }

  /**
   * The share of a period's sales that is usual after so many of its days.
   *
   * @param kinds of all its days
   */
  public double share(int[] kinds, int elapsed) {
    if (elapsed < 0 || elapsed > kinds.length) {
      throw new IllegalArgumentException(
          "The days gone by (%d) must lie in 0..%d.%nMaybe the period is over."
              .formatted(elapsed, kinds.length));
    }
    PastPeriod.requireKinds(kinds);
    double weight = weight(kinds, kindRates);
    double before = 0;
    double done = 0;
    double all = 0;
    for (int day = 0; day < kinds.length; day++) {
      double own = rate(kindRates, kinds[day]) / weight;
      double usual = own * tenthRates[tenth(before + own / 2)];
      before += own;
      all += usual;
      done += day < elapsed ? usual : 0;
    }
    return all > 0 ? done / all : elapsed / (double) kinds.length;
  }

  /**
   * Where the period will end. The spread is that of projections of the past periods, each made by
   * the others at the same point, as a Student distribution of logarithms.
   *
   * @param toDate sold in the elapsed days
   */
  public Projection project(int[] kinds, int elapsed, double toDate, double target) {
    double share = share(kinds, elapsed);
    if (elapsed == kinds.length) {
      return new Projection(Basis.PACE, share, toDate, toDate, toDate, toDate >= target ? 1 : 0);
    }
    List<Double> errors = new ArrayList<>();
    if (toDate > 0 && share > 0) {
      for (int i = 0; i < periods.size(); i++) {
        double error = pastError(i, elapsed / (double) kinds.length);
        if (Double.isFinite(error)) {
          errors.add(error);
        }
      }
    }
    if (errors.size() < 3) {
      return project(Basis.PAST_TOTALS, share, 0, pastTotals(), target);
    }
    return project(Basis.PACE, share, Math.log(toDate / share), errors, target);
  }

  private List<Double> pastTotals() {
    return periods.stream().map(period -> Math.log(period.total())).toList();
  }

  /** How much more a past period made in the end than its pace then said, as a logarithm. */
  private double pastError(int i, double fraction) {
    List<PastPeriod> others = new ArrayList<>(periods);
    PastPeriod period = others.remove(i);
    int elapsed = Math.max(1, (int) Math.round(fraction * period.days()));
    double sold = 0;
    for (int day = 0; day < elapsed; day++) {
      sold += period.value(day);
    }
    return Math.log(period.total() * learnFrom(others).share(period.kinds(), elapsed) / sold);
  }

  /** Errors of the pace have no mean of their own; logarithms of totals do. */
  private static Projection project(
      Basis basis, double share, double center, List<Double> values, double target) {
    int n = values.size();
    double mean = basis == Basis.PACE ? 0 : values.stream().mapToDouble(v -> v).sum() / n;
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double middle = center + mean;
    double freedom = basis == Basis.PACE ? n : n - 1;
    double scale = Math.sqrt(squares / freedom * (basis == Basis.PACE ? 1 : 1 + 1.0 / n));
    TDistribution student = new TDistribution(null, freedom);
    double reach = student.inverseCumulativeProbability(0.9) * scale;
    double hit = 1;
    if (target > 0) {
      double distance = middle - Math.log(target);
      hit = scale > 0 ? student.cumulativeProbability(distance / scale) : distance >= 0 ? 1 : 0;
    }
    return new Projection(
        basis, share, Math.exp(middle - reach), Math.exp(middle), Math.exp(middle + reach), hit);
  }
}
