package io.sales360.forecasting.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import org.junit.jupiter.api.Test;

class MstlSpecTest {
  private static TimeSeries hours(int n) {
    double[] y = new double[n];
    for (int t = 0; t < n; t++) {
      y[t] = hour(t);
    }
    return TimeSeries.undated(24, y);
  }

  private static double hour(int t) {
    return 100 + 20 * Math.sin(2 * Math.PI * t / 24) + 30 * Math.cos(2 * Math.PI * t / 168);
  }

  @Test
  void continuesSeveralSeasons() {
    for (MstlSpec spec :
        new MstlSpec[] {
          MstlSpec.evolving(BaselineSpec.mean(), 24, 168), MstlSpec.fixed(LongArSpec.plain(), 168)
        }) {
      double[] means = spec.fit(hours(840)).forecast(Horizon.of(200), Levels.none()).means();
      for (int h = 1; h <= 200; h++) {
        assertThat(means[h - 1]).as("%s %s", spec, h).isCloseTo(hour(839 + h), within(2.5));
      }
    }
  }

  @Test
  void seasonsTheSeriesDoesNotHoldTwiceAreLeftOut() {
    FittedModel fit = MstlSpec.evolving(BaselineSpec.mean(), 24, 168).fit(hours(300));

    assertThat(fit.report().notes()).anyMatch(note -> note.contains("168"));
    assertThat(fit.spec().name()).isEqualTo("mstl(24,168)-mean");
    double[] means = fit.forecast(Horizon.of(24), Levels.none()).means();
    assertThat(means[6] - means[18]).isCloseTo(-40, within(8.0));
  }

  @Test
  void aSeriesWithAnotherSeasonKeepsIt() {
    double[] y = new double[230];
    for (int t = 0; t < y.length; t++) {
      y[t] = t % 23;
    }
    FittedModel fit = MstlSpec.fixed(BaselineSpec.mean(), 168).fit(TimeSeries.undated(23, y));
    double[] means = fit.forecast(Horizon.of(23), Levels.none()).means();
    for (int h = 0; h < 23; h++) {
      assertThat(means[h]).isCloseTo(h, within(0.5));
    }
  }

  @Test
  void anotherRhythmThanTheUsualOneIsFound() {
    double[] y = new double[500];
    for (int t = 0; t < y.length; t++) {
      y[t] = (t % 23) * (t % 23) + 0.1 * t + Math.sin(t * t);
    }
    assertThat(SeasonLength.detect(TimeSeries.undated(24, y))).isEqualTo(23);
    assertThat(SeasonLength.detect(hours(500))).isEqualTo(24);
    assertThat(SeasonLength.detect(TimeSeries.undated(24, new double[500]))).isEqualTo(24);
    assertThat(SeasonLength.detect(TimeSeries.undated(24, 1, 2, 3))).isEqualTo(24);
  }
}
