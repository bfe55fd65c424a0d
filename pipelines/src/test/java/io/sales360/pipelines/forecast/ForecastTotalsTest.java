package io.sales360.pipelines.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.common.mart.FctForecastTotal;
import io.sales360.common.mart.FctForecastTotal.Window;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.table.TableSpec;
import io.sales360.forecasting.interval.StepDependence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ForecastTotalsTest {
  private static final StepDependence INDEPENDENT = StepDependence.sharing(7, 0);

  @Test
  void windowsAreQuartersYearsTheHorizonAndWhatHasAddedUp() {
    List<FctForecastTotal> rows = totals(Grain.MONTH, LocalDate.of(2024, 9, 1), INDEPENDENT);

    assertThat(rows)
        .extracting(
            r ->
                "%s %d-%d %s..%s %s"
                    .formatted(
                        r.windowKind(),
                        r.firstH(),
                        r.lastH(),
                        r.startsOn(),
                        r.endsOn(),
                        r.isComplete()))
        .containsExactly(
            "QUARTER 1-1 2024-09-01..2024-09-30 false",
            "QUARTER 2-4 2024-10-01..2024-12-31 true",
            "QUARTER 5-7 2025-01-01..2025-03-31 true",
            "YEAR 1-4 2024-09-01..2024-12-31 false",
            "YEAR 5-7 2025-01-01..2025-03-31 false",
            "HORIZON 1-7 2024-09-01..2025-03-31 true",
            "CUMULATIVE 1-1 2024-09-01..2024-09-30 true",
            "CUMULATIVE 1-2 2024-09-01..2024-10-31 true",
            "CUMULATIVE 1-3 2024-09-01..2024-11-30 true",
            "CUMULATIVE 1-4 2024-09-01..2024-12-31 true",
            "CUMULATIVE 1-5 2024-09-01..2025-01-31 true",
            "CUMULATIVE 1-6 2024-09-01..2025-02-28 true",
            "CUMULATIVE 1-7 2024-09-01..2025-03-31 true");
  }

  @Test
  void weeksBelongToTheQuarterTheyStartIn() {
    List<FctForecastTotal> rows = totals(Grain.WEEK, LocalDate.of(2024, 9, 16), INDEPENDENT);

    assertThat(rows)
        .filteredOn(r -> r.windowKind() == Window.QUARTER)
        .extracting(r -> r.firstH() + "-" + r.lastH() + " " + r.endsOn())
        .containsExactly("1-3 2024-10-06", "4-7 2024-11-03");
  }

  @Test
  void aYearOfQuartersIsComplete() {
    assertThat(totals(Grain.QUARTER, LocalDate.of(2024, 4, 1), INDEPENDENT))
        .filteredOn(r -> r.windowKind() == Window.YEAR)
        .extracting(r -> r.firstH() + "-" + r.lastH() + " " + r.isComplete())
        .containsExactly("1-3 false", "4-7 true");
  }

  @Test
  void meansAreSumsToTheCent() {
    for (FctForecastTotal row : totals(Grain.MONTH, LocalDate.of(2024, 9, 1), INDEPENDENT)) {
      BigDecimal sum =
          IntStream.rangeClosed(row.firstH(), row.lastH())
              .mapToObj(ForecastTotalsTest::mean)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(row.mean()).isEqualTo(sum);
    }
  }

  @Test
  void oneStepHasItsPublishedQuantiles() {
    List<FctSalesForecast> steps = steps(Grain.MONTH, LocalDate.of(2024, 9, 1));
    FctForecastTotal one = ForecastTotals.of(steps, INDEPENDENT, false).get(0);

    assertThat(one.q0_025()).isEqualTo(steps.get(0).q0_025());
    assertThat(one.q0_45()).isEqualTo(steps.get(0).q0_45());
    assertThat(one.q0_975()).isEqualTo(steps.get(0).q0_975());
  }

  @Test
  void sumsOfNormalStepsHaveTheNormalDistributionOfTheirDependence() {
    double independent = 10 * Math.sqrt(7);
    double alike = 10 * 7;

    assertNormal(totals(Grain.MONTH, LocalDate.of(2024, 9, 1), INDEPENDENT), independent);
    assertNormal(
        totals(Grain.MONTH, LocalDate.of(2024, 9, 1), StepDependence.sharing(7, 1)), alike);
  }

  private static void assertNormal(List<FctForecastTotal> rows, double deviation) {
    FctForecastTotal all =
        rows.stream().filter(r -> r.windowKind() == Window.HORIZON).findFirst().orElseThrow();
    NormalDistribution normal = new NormalDistribution(null, all.mean().doubleValue(), deviation);
    assertThat(all.q0_1())
        .isCloseTo(normal.inverseCumulativeProbability(0.1), within(0.15 * deviation));
    assertThat(all.q0_5())
        .isCloseTo(normal.inverseCumulativeProbability(0.5), within(0.15 * deviation));
    assertThat(all.q0_975())
        .isCloseTo(normal.inverseCumulativeProbability(0.975), within(0.2 * deviation));
    assertThat(all.q0_975() - all.q0_025())
        .isCloseTo(2 * 1.96 * deviation, within(0.15 * 2 * 1.96 * deviation));
  }

  @Test
  void countsStayWholeAndWhatReconciliationMovedDoesNot() {
    FctForecastTotal counted =
        ForecastTotals.of(whole(1), StepDependence.sharing(3, 0.2), true).get(0);
    FctForecastTotal moved =
        ForecastTotals.of(whole(1.07), StepDependence.sharing(3, 0.2), true).get(0);

    assertThat(counted.lastH()).isEqualTo(3);
    assertThat(counted.q0_9()).isEqualTo(Math.rint(counted.q0_9())).isPositive();
    assertThat(moved.q0_9()).isNotEqualTo(Math.rint(moved.q0_9()));
  }

  @Test
  void theSchemaIsAsPublished() {
    TableSpec<FctForecastTotal> table = ForecastTables.TOTALS;

    assertThat(table.type().getRecordComponents())
        .extracting(c -> c.getName() + " " + c.getType().getSimpleName())
        .containsExactly(
            "runId String",
            "seriesId String",
            "hierarchyLevel String",
            "measure Measure",
            "grain Grain",
            "cutoff LocalDate",
            "windowKind Window",
            "firstH int",
            "lastH int",
            "startsOn LocalDate",
            "endsOn LocalDate",
            "isComplete boolean",
            "mean BigDecimal",
            "q0_025 double",
            "q0_05 double",
            "q0_1 double",
            "q0_15 double",
            "q0_2 double",
            "q0_25 double",
            "q0_3 double",
            "q0_35 double",
            "q0_4 double",
            "q0_45 double",
            "q0_5 double",
            "q0_55 double",
            "q0_6 double",
            "q0_65 double",
            "q0_7 double",
            "q0_75 double",
            "q0_8 double",
            "q0_85 double",
            "q0_9 double",
            "q0_95 double",
            "q0_975 double",
            "model String",
            "modelVersion String",
            "reasonCode String");
  }

  private static List<FctForecastTotal> totals(
      Grain grain, LocalDate first, StepDependence dependence) {
    return ForecastTotals.of(steps(grain, first), dependence, false);
  }

  private static BigDecimal mean(int h) {
    return new BigDecimal("100.01").add(new BigDecimal("0.37").multiply(BigDecimal.valueOf(h)));
  }

  /** Seven steps with a deviation of 10 each. */
  private static List<FctSalesForecast> steps(Grain grain, LocalDate first) {
    List<FctSalesForecast> steps = new ArrayList<>();
    NormalDistribution normal = new NormalDistribution(null, 0, 10);
    for (int h = 1; h <= 7; h++) {
      double[] q = new double[21];
      for (int i = 0; i < 21; i++) {
        double p = i == 0 ? 0.025 : i == 20 ? 0.975 : i * 0.05;
        q[i] = mean(h).doubleValue() + normal.inverseCumulativeProbability(p);
      }
      steps.add(step(grain, h, new Periods(grain).plus(first, h - 1), mean(h), q));
    }
    return steps;
  }

  /** Three steps of one quarter with quantiles 0, 0, …, 1, 2 times a factor. */
  private static List<FctSalesForecast> whole(double factor) {
    List<FctSalesForecast> steps = new ArrayList<>();
    for (int h = 1; h <= 3; h++) {
      double[] q = new double[21];
      for (int i = 0; i < 21; i++) {
        q[i] = factor * Math.max(0, i - 15);
      }
      LocalDate period = LocalDate.of(2024, 6 + h, 1);
      steps.add(step(Grain.MONTH, h, period, new BigDecimal("0.70"), q));
    }
    return steps;
  }

  private static FctSalesForecast step(
      Grain grain, int h, LocalDate period, BigDecimal mean, double[] q) {
    return new FctSalesForecast(
        "run",
        "net_sales/total",
        "total",
        Measure.NET_SALES,
        grain,
        LocalDate.of(2024, 8, 31),
        h,
        period,
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
        "ets",
        "1",
        null);
  }
}
