package io.sales360.forecasting.promotion;

import io.sales360.forecasting.model.Interval;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.FDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * What a treatment that began everywhere in one period did to the treated units, against those that
 * were not treated: unit and period effects, errors clustered by unit, Student's distribution with
 * G − 1 degrees of freedom. Cameron &amp; Miller (2015). Treatments that begin at different times
 * need one call per time, with the untreated as the others.
 *
 * @param effect per treated unit and period
 * @param standardError clustered
 * @param units treated and not
 * @param preTrend p-value of parallel trends before the treatment, jointly over all periods but the
 *     last before it; NaN if there are fewer than two periods before, or too few units for the test
 * @param path the effect by distance from the first treated period; −1 is the reference
 */
public record DifferenceInDifferences(
    Verdict verdict,
    String reason,
    double effect,
    double standardError,
    Interval interval,
    double pValue,
    int units,
    double preTrend,
    List<Point> path)
    implements Serializable {
  /** Treated, or untreated, units below which clustered errors are far too small. */
  private static final int LEAST_UNITS = 5;

  /** Units that a tested period needs. */
  private static final int UNITS_PER_TEST = 4;

  private static final double DOUBTFUL = 0.05;

  /**
   * The effect at one distance.
   *
   * @param distance periods from the first treated one; negative before it
   */
  public record Point(int distance, double effect, Interval interval) implements Serializable {}

  /** Copies the path. */
  public DifferenceInDifferences {
    path = List.copyOf(path);
  }

  /**
   * Estimates.
   *
   * @param panel one row per unit and period, in any order; periods may be missing
   * @param treated units
   * @param firstTreated the first treated period
   */
  public static DifferenceInDifferences estimate(
      List<PanelObservation> panel, Set<String> treated, int firstTreated, int level) {
    List<PanelObservation> rows =
        panel.stream()
            .sorted(
                Comparator.comparing(PanelObservation::unit)
                    .thenComparingInt(PanelObservation::period))
            .toList();
    Map<String, Integer> units = new TreeMap<>();
    NavigableMap<Integer, Integer> periods = new TreeMap<>();
    for (PanelObservation row : rows) {
      units.putIfAbsent(row.unit(), units.size());
      periods.putIfAbsent(row.period(), 0);
    }
    int next = 0;
    for (Map.Entry<Integer, Integer> entry : periods.entrySet()) {
      entry.setValue(next++);
    }
    requireOnce(rows);
    long treatedUnits = units.keySet().stream().filter(treated::contains).count();
    if (Math.min(treatedUnits, units.size() - treatedUnits) < LEAST_UNITS) {
      return notMeasurable(
          "There are %d treated and %d other units; each takes %d."
              .formatted(treatedUnits, units.size() - treatedUnits, LEAST_UNITS),
          units.size(),
          level);
    }
    int first = periods.firstKey();
    int last = periods.lastKey();
    if (first >= firstTreated || last < firstTreated) {
      return notMeasurable(
          "Periods %d to %d do not lie on both sides of the beginning, %d."
              .formatted(first, last, firstTreated),
          units.size(),
          level);
    }
    return estimate(rows, treated, firstTreated, level, units, periods);
  }

  private static DifferenceInDifferences estimate(
      List<PanelObservation> rows,
      Set<String> treated,
      int firstTreated,
      int level,
      Map<String, Integer> units,
      Map<Integer, Integer> periods) {
    ClusteredRegression regression =
        new ClusteredRegression(
            rows.stream().mapToInt(row -> units.getOrDefault(row.unit(), 0)).toArray(),
            rows.stream().mapToInt(row -> periods.getOrDefault(row.period(), 0)).toArray(),
            units.size(),
            periods.size());
    double[] y = rows.stream().mapToDouble(PanelObservation::value).toArray();
    double[] on =
        rows.stream()
            .mapToDouble(
                row -> treated.contains(row.unit()) && row.period() >= firstTreated ? 1 : 0)
            .toArray();
    ClusteredRegression.Estimate main = regression.estimate(new double[][] {on}, y);
    List<Point> path = new ArrayList<>();
    double preTrend = Double.NaN;
    if (periods.containsKey(firstTreated - 1)) {
      preTrend = study(regression, rows, treated, firstTreated, level, units.size(), path);
    }
    return verdict(
        main.beta()[0], Math.sqrt(main.covariance()[0][0]), units.size(), level, preTrend, path);
  }

  /**
   * The effect at every distance at which a treated unit was seen; gives the pre-trend's p-value.
   */
  private static double study(
      ClusteredRegression regression,
      List<PanelObservation> rows,
      Set<String> treated,
      int firstTreated,
      int level,
      int units,
      List<Point> path) {
    List<Integer> distances =
        rows.stream()
            .filter(row -> treated.contains(row.unit()) && row.period() != firstTreated - 1)
            .map(row -> row.period() - firstTreated)
            .distinct()
            .sorted()
            .toList();
    double[][] dummies = new double[distances.size()][];
    for (int j = 0; j < dummies.length; j++) {
      int period = distances.get(j) + firstTreated;
      dummies[j] =
          rows.stream()
              .mapToDouble(row -> treated.contains(row.unit()) && row.period() == period ? 1 : 0)
              .toArray();
    }
    double[] y = rows.stream().mapToDouble(PanelObservation::value).toArray();
    ClusteredRegression.Estimate study = regression.estimate(dummies, y);
    for (int j = 0; j < dummies.length; j++) {
      double error = Math.sqrt(study.covariance()[j][j]);
      double effect = study.beta()[j];
      path.add(new Point(distances.get(j), effect, interval(effect, error, units, level)));
    }
    return preTrend(study, distances, units);
  }

  private static DifferenceInDifferences verdict(
      double effect, double error, int units, int level, double preTrend, List<Point> path) {
    TDistribution student = new TDistribution(null, units - 1.0);
    double pValue =
        error > 0
            ? 2 * student.cumulativeProbability(-Math.abs(effect / error))
            : effect == 0 ? 1 : 0;
    Interval interval = interval(effect, error, units, level);
    Verdict verdict = Verdict.INCONCLUSIVE;
    String reason = "The interval holds zero.";
    if (preTrend < DOUBTFUL) {
      reason = "Trends were not parallel before (p = %.3g).".formatted(preTrend);
    } else if (interval.lower() > 0) {
      verdict = Verdict.EFFECTIVE;
      reason = "The interval lies above zero.";
    } else if (interval.upper() < 0) {
      verdict = Verdict.INEFFECTIVE;
      reason = "The interval lies below zero.";
    }
    return new DifferenceInDifferences(
        verdict, reason, effect, error, interval, pValue, units, preTrend, path);
  }

  /** The Wald test of all effects before the reference, as an F with G − 1 degrees of freedom. */
  private static double preTrend(
      ClusteredRegression.Estimate study, List<Integer> distances, int units) {
    int q = (int) distances.stream().filter(d -> d < -1).count();
    if (q == 0 || units < UNITS_PER_TEST * q) {
      return Double.NaN;
    }
    double[][] covariance = new double[q][q];
    double[] beta = new double[q];
    for (int i = 0; i < q; i++) {
      beta[i] = study.beta()[i];
      System.arraycopy(study.covariance()[i], 0, covariance[i], 0, q);
    }
    double[] solved =
        new SingularValueDecomposition(new Array2DRowRealMatrix(covariance))
            .getSolver()
            .solve(new ArrayRealVector(beta))
            .toArray();
    double wald = 0;
    for (int i = 0; i < q; i++) {
      wald += beta[i] * solved[i];
    }
    // Hotelling's scaling: the covariance was estimated from G clusters.
    double freedom = units - q;
    double f = wald / q * freedom / (units - 1.0);
    return 1 - new FDistribution(null, q, freedom).cumulativeProbability(Math.max(0, f));
  }

  private static Interval interval(double value, double error, int units, int level) {
    double reach =
        error
            * new TDistribution(null, units - 1.0)
                .inverseCumulativeProbability(0.5 + level / 200.0);
    return new Interval(level, value - reach, value + reach);
  }

  private static DifferenceInDifferences notMeasurable(String reason, int units, int level) {
    Interval all = new Interval(level, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    return new DifferenceInDifferences(
        Verdict.NOT_MEASURABLE,
        reason,
        Double.NaN,
        Double.NaN,
        all,
        Double.NaN,
        units,
        Double.NaN,
        List.of());
  }

  private static void requireOnce(List<PanelObservation> rows) {
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).unit().equals(rows.get(i - 1).unit())
          && rows.get(i).period() == rows.get(i - 1).period()) {
        throw new IllegalArgumentException(
            "Unit (%s) has two rows in period %d.%nMaybe sum them first."
                .formatted(rows.get(i).unit(), rows.get(i).period()));
      }
    }
  }
}
