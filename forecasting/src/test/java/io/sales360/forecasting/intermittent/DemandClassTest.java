package io.sales360.forecasting.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.TimeSeries;
import org.junit.jupiter.api.Test;

class DemandClassTest {
  private static TimeSeries series(double... values) {
    return TimeSeries.undated(1, values);
  }

  @Test
  void theFourCornersAreNamed() {
    assertThat(DemandClass.of(series(5, 6, 5, 4, 5))).isEqualTo(DemandClass.SMOOTH);
    assertThat(DemandClass.of(series(1, 30, 2, 1, 40))).isEqualTo(DemandClass.ERRATIC);
    assertThat(DemandClass.of(series(0, 5, 0, 6, 0))).isEqualTo(DemandClass.INTERMITTENT);
    assertThat(DemandClass.of(series(0, 1, 0, 50, 0, 1))).isEqualTo(DemandClass.LUMPY);
  }

  @Test
  void missingPeriodsDoNotCount() {
    TimeSeries gappy = series(Double.NaN, 4, 0, 8, Double.NaN);

    assertThat(DemandClass.averageInterval(gappy)).isEqualTo(1.5);
    assertThat(DemandClass.sizeVariation(gappy)).isCloseTo(8 / 36.0, within(1e-15));
    assertThat(DemandClass.of(gappy).isSparse()).isTrue();
  }

  @Test
  void noDemandIsSparse() {
    assertThat(DemandClass.of(series(0, 0, 0))).isEqualTo(DemandClass.INTERMITTENT);
    assertThat(DemandClass.of(series())).isEqualTo(DemandClass.INTERMITTENT);
  }
}
