package io.sales360.pipelines.forecast;

import io.sales360.common.mart.FctForecastTotal;
import io.sales360.common.mart.FctForecastTotal.Window;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.time.Period;
import io.sales360.forecasting.interval.CopulaPaths;
import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Totals of one series over the windows that planners ask for. Their quantiles come from paths
 * whose steps have the published quantiles; see {@link CopulaPaths}.
 */
final class ForecastTotals {
  private static final QuantileLevels LEVELS = QuantileLevels.standard();

  /** Mixed with the id of each series, so that no other series has a say in its paths. */
  static final long SEED = 360;

  private final List<FctSalesForecast> steps;
  private final Periods periods;
  private final SamplePaths paths;

  private ForecastTotals(List<FctSalesForecast> steps, Periods periods, SamplePaths paths) {
    this.steps = steps;
    this.periods = periods;
    this.paths = paths;
  }

  /**
   * The rows of one series.
   *
   * @param steps what is published for it, by step from 1
   * @param dependence how the steps go together; as long as they are
   * @param isCounted whether its own quantiles are whole numbers; where reconciliation has moved
   *     them they are no longer
   */
  static List<FctForecastTotal> of(
      List<FctSalesForecast> steps, StepDependence dependence, boolean isCounted) {
    List<Quantiles> marginals = steps.stream().map(ForecastTotals::quantiles).toList();
    boolean isWhole = isCounted && marginals.stream().allMatch(ForecastTotals::isWhole);
    SamplePaths paths =
        CopulaPaths.draw(
            marginals,
            isWhole ? Support.COUNTS : Support.NON_NEGATIVE,
            dependence,
            CopulaPaths.STANDARD_COUNT,
            CopulaPaths.seedOf(SEED, steps.get(0).seriesId()));
    return new ForecastTotals(List.copyOf(steps), new Periods(steps.get(0).grain()), paths).rows();
  }

  private static boolean isWhole(Quantiles quantiles) {
    for (double value : quantiles.toArray()) {
      if (value != Math.rint(value)) {
        return false;
      }
    }
    return true;
  }

  private List<FctForecastTotal> rows() {
    List<FctForecastTotal> rows = new ArrayList<>();
    int first = 1;
    for (int h = 1; h <= steps.size(); h++) {
      if (h == steps.size() || !quarterOf(h + 1).equals(quarterOf(h))) {
        LocalDate quarter = quarterOf(h);
        rows.add(row(Window.QUARTER, first, h, isAll(first, h, quarter, quarter.plusMonths(3))));
        first = h + 1;
      }
    }
    first = 1;
    for (int h = 1; h <= steps.size(); h++) {
      if (h == steps.size() || yearOf(h + 1) != yearOf(h)) {
        LocalDate year = LocalDate.of(yearOf(h), 1, 1);
        rows.add(row(Window.YEAR, first, h, isAll(first, h, year, year.plusYears(1))));
        first = h + 1;
      }
    }
    rows.add(row(Window.HORIZON, 1, steps.size(), true));
    for (int h = 1; h <= steps.size(); h++) {
      rows.add(row(Window.CUMULATIVE, 1, h, true));
    }
    return rows;
  }

  private LocalDate quarterOf(int h) {
    return Period.QUARTER.startOf(step(h).period());
  }

  private int yearOf(int h) {
    return step(h).period().getYear();
  }

  /** Whether every period that starts between two days is among the steps. */
  private boolean isAll(int firstH, int lastH, LocalDate from, LocalDate to) {
    return periods.plus(step(firstH).period(), -1).isBefore(from)
        && !periods.plus(step(lastH).period(), 1).isBefore(to);
  }

  private FctSalesForecast step(int h) {
    return steps.get(h - 1);
  }

  private FctForecastTotal row(Window window, int firstH, int lastH, boolean isComplete) {
    FctSalesForecast first = step(firstH);
    BigDecimal mean = first.mean();
    for (int h = firstH + 1; h <= lastH; h++) {
      mean = mean.add(step(h).mean());
    }
    double[] q = quantiles(firstH, lastH, mean.doubleValue());
    return new FctForecastTotal(
        first.runId(),
        first.seriesId(),
        first.hierarchyLevel(),
        first.measure(),
        first.grain(),
        first.cutoff(),
        window,
        firstH,
        lastH,
        first.period(),
        periods.plus(step(lastH).period(), 1).minusDays(1),
        isComplete,
        mean,
        q[0],
        q[1],
        q[2],
        q[3],
        q[4],
        q[5],
        q[6],
        q[7],
        q[8],
        q[9],
        q[10],
        q[11],
        q[12],
        q[13],
        q[14],
        q[15],
        q[16],
        q[17],
        q[18],
        q[19],
        q[20],
        first.model(),
        first.modelVersion(),
        first.reasonCode());
  }

  private double[] quantiles(int firstH, int lastH, double mean) {
    if (firstH == lastH) {
      return quantiles(step(firstH)).toArray();
    }
    double[] q = paths.quantilesOfSum(firstH, lastH, LEVELS).toArray();
    q[0] = Math.min(q[0], mean);
    q[q.length - 1] = Math.max(q[q.length - 1], mean);
    return q;
  }

  private static Quantiles quantiles(FctSalesForecast step) {
    return Quantiles.of(
        LEVELS,
        step.q0_025(),
        step.q0_05(),
        step.q0_1(),
        step.q0_15(),
        step.q0_2(),
        step.q0_25(),
        step.q0_3(),
        step.q0_35(),
        step.q0_4(),
        step.q0_45(),
        step.q0_5(),
        step.q0_55(),
        step.q0_6(),
        step.q0_65(),
        step.q0_7(),
        step.q0_75(),
        step.q0_8(),
        step.q0_85(),
        step.q0_9(),
        step.q0_95(),
        step.q0_975());
  }
}
