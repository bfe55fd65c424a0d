package io.sales360.forecasting.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import org.junit.jupiter.api.Test;

class WindowSpecTest {
  private static double[] means(WindowSpec spec, TimeSeries series) {
    return spec.fit(series).forecast(Horizon.of(4), Levels.none()).means();
  }

  @Test
  void averagesTheLastObservations() {
    TimeSeries series = TimeSeries.undated(1, 100, 1, 2, Double.NaN, 6);

    assertThat(means(WindowSpec.average(3), series)).containsOnly(3);
    assertThat(means(WindowSpec.average(1), series)).containsOnly(6);
    assertThat(means(WindowSpec.average(50), series)).containsOnly(27.25);
  }

  @Test
  void averagesTheLastObservationsOfTheSeason() {
    TimeSeries series = TimeSeries.undated(2, 99, 98, 1, 10, 3, Double.NaN, 5, 20, 7);

    assertThat(means(WindowSpec.seasonalAverage(2), series)).containsExactly(15, 6, 15, 6);
  }

  @Test
  void seasonsNeverSeenGetTheMeanOfTheOthers() {
    assertThat(means(WindowSpec.seasonalAverage(2), TimeSeries.undated(4, 2, 4)))
        .containsExactly(3, 3, 2, 4);
  }

  @Test
  void errorsAreThoseOfTheWindowBefore() {
    TimeSeries series = TimeSeries.undated(1, 1, 3, 8);

    assertThat(WindowSpec.average(2).fit(series).report().residuals().value(2)).isEqualTo(6);
    assertThat(WindowSpec.average(2).fit(series).report().residuals().value(0)).isNaN();
  }

  @Test
  void emptyWindowsAreRefused() {
    assertThatThrownBy(() -> WindowSpec.average(0)).hasMessageContaining("window (0)");
  }
}
