package io.sales360.forecasting.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import org.junit.jupiter.api.Test;

class BaselineSpecTest {
  private static final TimeSeries QUARTERS =
      TimeSeries.undated(4, 10, 20, 30, 40, 12, 22, 32, 42, 14, 24);

  private static double[] means(BaselineSpec spec, TimeSeries series) {
    return spec.fit(series).forecast(Horizon.of(4), Levels.none()).means();
  }

  @Test
  void meanIsTheAverage() {
    assertThat(means(BaselineSpec.mean(), QUARTERS)).containsOnly(24.6);
  }

  @Test
  void naiveRepeatsTheLastValue() {
    assertThat(means(BaselineSpec.naive(), QUARTERS)).containsOnly(24);
  }

  @Test
  void seasonalNaiveRepeatsTheLastSeason() {
    assertThat(means(BaselineSpec.seasonalNaive(), QUARTERS)).containsExactly(32, 42, 14, 24);
  }

  @Test
  void seasonalNaiveLooksFurtherBackOverGaps() {
    TimeSeries gappy = TimeSeries.undated(4, 10, 20, 30, 40, 12, 22, Double.NaN, 42, 14, 24);
    assertThat(means(BaselineSpec.seasonalNaive(), gappy)).containsExactly(30, 42, 14, 24);
  }

  @Test
  void seasonsNeverSeenGetTheMeanOfTheOthers() {
    assertThat(means(BaselineSpec.seasonalNaive(), TimeSeries.undated(4, 10, 20)))
        .containsExactly(15, 15, 10, 20);
  }

  @Test
  void driftProlongsTheLine() {
    assertThat(means(BaselineSpec.drift(), TimeSeries.undated(1, 1, 2, 4, 7)))
        .containsExactly(9, 11, 13, 15);
  }

  @Test
  void naiveIntervalsGrowWithTheRootOfTheDistance() {
    Forecast forecast =
        BaselineSpec.naive()
            .fit(TimeSeries.undated(1, 0, 1, 0, 1, 0))
            .forecast(Horizon.of(4), Levels.of(95));
    assertThat(forecast.step(1).interval(95).upper()).isCloseTo(1.959964, within(1e-6));
    assertThat(forecast.step(4).interval(95).upper()).isCloseTo(2 * 1.959964, within(1e-6));
  }

  @Test
  void oneValueIsEnough() {
    assertThat(means(BaselineSpec.drift(), TimeSeries.undated(12, 5))).containsOnly(5);
    assertThat(means(BaselineSpec.seasonalNaive(), TimeSeries.undated(12, 5))).containsOnly(5);
  }
}
