package io.sales360.forecasting.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopulaPathsTest {
  private static final TimeSeries HISTORY = TimeSeries.undated(1, 50, 51, 52);
  private static final double[] MEANS = {100, 110, 120, 130};
  private static final double[] WEIGHTS = {0.9, 0.9, 0.9};

  private static List<Quantiles> marginals(QuantileLevels levels) {
    Forecast forecast = new LinearInnovations(MEANS, WEIGHTS, 10).forecast(HISTORY, levels);
    return forecast.steps().stream().map(Step::quantiles).toList();
  }

  private static StepDependence dependence() {
    return StepDependence.ofDeviations(new LinearInnovations(MEANS, WEIGHTS, 10).deviations(), 0);
  }

  @Test
  void eachStepHasItsPublishedQuantiles() {
    for (QuantileLevels levels : List.of(QuantileLevels.standard(), QuantileLevels.wide())) {
      SamplePaths paths = CopulaPaths.draw(marginals(levels), Support.REAL, dependence(), 1001, 3);
      for (int h = 1; h <= 4; h++) {
        double[] published = marginals(levels).get(h - 1).toArray();
        assertThat(paths.quantiles(h, levels).toArray())
            .usingComparatorWithPrecision(1e-9)
            .containsExactly(published);
      }
    }
  }

  @Test
  void sumsOfALinearFutureHaveItsNormalDistribution() {
    SamplePaths paths =
        CopulaPaths.draw(
            marginals(QuantileLevels.standard()), Support.REAL, dependence(), 20_001, 3);
    // Sum of the four steps: the innovations weigh 3.7, 2.8, 1.9 and 1.
    double deviation = 10 * Math.sqrt(3.7 * 3.7 + 2.8 * 2.8 + 1.9 * 1.9 + 1);
    Quantiles sum = paths.quantilesOfSum(1, 4, QuantileLevels.standard());

    for (int i = 0; i < sum.size(); i++) {
      double p = sum.levels().probabilities().get(i);
      assertThat(sum.value(i))
          .isCloseTo(460 + deviation * NormalNumbers.quantile(p), within(0.04 * deviation));
    }
    assertThat(paths.shareOfSumAtLeast(1, 4, 460 + deviation)).isCloseTo(0.1587, within(0.01));
  }

  @Test
  void theSeedAloneDecides() {
    List<Quantiles> marginals = marginals(QuantileLevels.standard());
    SamplePaths paths = CopulaPaths.draw(marginals, Support.REAL, dependence(), 101, 3);

    assertThat(CopulaPaths.draw(marginals, Support.REAL, dependence(), 101, 3)).isEqualTo(paths);
    assertThat(CopulaPaths.draw(marginals, Support.REAL, dependence(), 101, 4)).isNotEqualTo(paths);
    assertThat(CopulaPaths.seedOf(1, "a")).isEqualTo(CopulaPaths.seedOf(1, "a"));
    assertThat(
            List.of(
                CopulaPaths.seedOf(1, "a"),
                CopulaPaths.seedOf(1, "b"),
                CopulaPaths.seedOf(2, "a"),
                CopulaPaths.seedOf(1, "")))
        .doesNotHaveDuplicates();
  }

  @Test
  void countsStayWhole() {
    QuantileLevels levels = QuantileLevels.of(0.1, 0.5, 0.9);
    List<Quantiles> marginals =
        List.of(Quantiles.of(levels, 0, 0, 3), Quantiles.of(levels, 0, 1, 4));
    SamplePaths paths =
        CopulaPaths.draw(marginals, Support.COUNTS, StepDependence.sharing(2, 0.2), 501, 3);

    for (int i = 0; i < paths.count(); i++) {
      double value = paths.value(i, 2);
      assertThat(value).isEqualTo(Math.rint(value)).isNotNegative();
    }
  }

  @Test
  void otherHorizonsAreRefused() {
    assertThatThrownBy(
            () ->
                CopulaPaths.draw(
                    marginals(QuantileLevels.standard()),
                    Support.REAL,
                    StepDependence.sharing(3, 0),
                    101,
                    1))
        .hasMessageContaining("4 distributions for 3 steps");
    assertThatThrownBy(
            () ->
                CopulaPaths.draw(
                    marginals(QuantileLevels.standard()), Support.REAL, dependence(), 1, 1))
        .hasMessageContaining("1 paths");
  }
}
