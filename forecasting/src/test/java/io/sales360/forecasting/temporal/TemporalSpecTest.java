package io.sales360.forecasting.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.reconciliation.TemporalHierarchy;
import io.sales360.forecasting.store.FitStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporalSpecTest {
  private static final TimeSeries QUARTERS =
      TimeSeries.undated(4, 3, 9, 1, 4, 2, 8, 3, 5, 4, 12, 2, 6);

  @Test
  void levelsAreTheDivisorsOfTheSeason() {
    assertThat(TemporalHierarchy.of(12).spans()).containsExactly(12, 6, 4, 3, 2, 1);
    assertThat(TemporalHierarchy.of(12).structure().nodes()).isEqualTo(28);
    assertThat(TemporalHierarchy.of(1).spans()).containsExactly(1);
    assertThatThrownBy(() -> TemporalHierarchy.of(0)).hasMessageContaining("season (0)");
  }

  @Test
  void sumsEndWithTheSeries() {
    TemporalHierarchy hierarchy = TemporalHierarchy.of(4);
    TimeSeries halves = hierarchy.aggregate(QUARTERS.slice(1, 12), 2);

    assertThat(halves.toArray()).containsExactly(5, 10, 8, 16, 8);
    assertThat(halves.seasonLength()).isEqualTo(2);
    assertThat(hierarchy.aggregate(QUARTERS, 4).toArray()).containsExactly(17, 18, 24);
    assertThat(
            hierarchy
                .aggregate(QUARTERS.withValues(new double[] {1, Double.NaN, 2, 3}), 2)
                .toArray())
        .containsExactly(Double.NaN, 5);
    assertThat(
            hierarchy
                .aggregate(QUARTERS.withValues(new double[] {1e308, 1e308, 2, 3}), 2)
                .observed())
        .isZero();
  }

  /**
   * The last values are 24 for the year, 8 for the half and 6 for the quarter; variances are 4, 2
   * and 1. Two quarters say 12 with variance 2, their half says 8: together 10 with variance 1. Two
   * halves say 20 with variance 2, the year 24 with variance 4: together 20 + 4 · 2/6.
   */
  @Test
  void levelsAreReconciled() {
    FittedModel fit = TemporalSpec.structural(BaselineSpec.naive()).fit(QUARTERS);
    double[] means = fit.forecast(Horizon.of(6), Levels.none()).means();

    double quarter = (20 + 4.0 / 3) / 4;
    for (double mean : means) {
      assertThat(mean).isCloseTo(quarter, within(1e-9));
    }
  }

  @Test
  void levelsThatCannotBeFittedHaveNoSay() {
    TimeSeries shortSeries = QUARTERS.head(7);
    FittedModel fit = TemporalSpec.structural(AutoEtsSpec.fast()).fit(shortSeries);
    FittedModel read = FitStore.read(FitStore.write(fit));

    assertThat(fit.parameters()[0]).isEqualTo(-1);
    assertThat(read.forecast(Horizon.of(5), Levels.of(80)))
        .isEqualTo(fit.forecast(Horizon.of(5), Levels.of(80)));
    assertThat(fit.spec().name()).startsWith("temporal-structural-ets(");
  }

  @Test
  void refusesNothing() {
    assertThatThrownBy(() -> new TemporalSpec(List.of(), TemporalSpec.Weighting.VARIANCE))
        .hasMessageContaining("levels");
  }
}
