package io.sales360.forecasting.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.HardCorpus;
import io.sales360.forecasting.Promises;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.store.FitStore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarmonicSpecTest {
  private static final int DAY = 24;
  private static final int WEEK = 168;

  private static double season(int t) {
    double day = 6 * Math.sin(2 * Math.PI * t / DAY) + 3 * Math.cos(4 * Math.PI * t / DAY);
    double week = 4 * Math.cos(2 * Math.PI * t / WEEK) - 2 * Math.sin(6 * Math.PI * t / WEEK);
    return day + week;
  }

  /** A moving level with noise, α = 0.2, and two seasons; plain or as an exponential. */
  private static double[] hours(int n, boolean exponential) {
    NormalNumbers normals = new NormalNumbers(11);
    double[] values = new double[n];
    double level = 50;
    for (int t = 0; t < n; t++) {
      double error = 0.5 * normals.next();
      double value = level + season(t) + error;
      level += 0.2 * error;
      values[t] = exponential ? Math.exp(value / 20) : value;
    }
    return values;
  }

  @Test
  void findsTwoSeasonsAndTheSmoothing() {
    double[] values = hours(700 + WEEK, false);
    TimeSeries seen = TimeSeries.undated(DAY, Arrays.copyOf(values, 700));
    FittedModel fit = HarmonicSpec.of(DAY, WEEK).fit(seen);
    HarmonicModel model = HarmonicModel.ofRow(fit.parameters());
    double[] means = fit.forecast(Horizon.of(WEEK), Levels.none()).means();

    assertThat(model.waves())
        .contains(
            new Wave(DAY, 1, true),
            new Wave(DAY, 2, false),
            new Wave(WEEK, 1, false),
            new Wave(WEEK, 3, true));
    assertThat(model.waves()).as("noise has no waves").hasSizeLessThan(22);
    assertThat(model.smoothing().level()).isCloseTo(0.2, within(0.12));
    double squares = 0;
    for (int h = 0; h < WEEK; h++) {
      squares += Math.pow(means[h] - values[700 + h], 2) / WEEK;
    }
    assertThat(Math.sqrt(squares)).as("error where noise alone is 0.5 to 1.4").isLessThan(1.8);
  }

  @Test
  void wavesGoOnInTheirPlace() {
    double[] values = hours(700, false);
    FittedModel fit = HarmonicSpec.of(DAY, WEEK).fit(TimeSeries.undated(DAY, values));
    double[] means = fit.forecast(Horizon.of(WEEK), Levels.none()).means();
    double shift = means[0] - season(700);
    for (int h = 0; h < WEEK; h++) {
      assertThat(means[h] - season(700 + h)).isCloseTo(shift, within(1.0));
    }
  }

  @Test
  void fractionalSeasonsWork() {
    double[] values = new double[200];
    for (int t = 0; t < values.length; t++) {
      values[t] = 100 + 10 * Math.sin(2 * Math.PI * t / 10.4);
    }
    Forecast forecast =
        HarmonicSpec.of(10.4)
            .fit(TimeSeries.undated(1, Arrays.copyOf(values, 180)))
            .forecast(Horizon.of(20), Levels.of(95));
    for (int h = 1; h <= 20; h++) {
      assertThat(forecast.step(h).mean()).isCloseTo(values[179 + h], within(0.05));
    }
  }

  @Test
  void meansLieAboveMediansOnABentScale() {
    TimeSeries history = TimeSeries.undated(DAY, hours(700, true));
    HarmonicSpec spec = HarmonicSpec.of(DAY, WEEK);
    Forecast plain = spec.fit(history).forecast(Horizon.of(48), Levels.of(80));
    Forecast adjusted =
        spec.withBiasAdjusted().fit(history).forecast(Horizon.of(48), Levels.of(80));
    for (int h = 1; h <= 48; h++) {
      assertThat(adjusted.step(h).mean()).isGreaterThan(plain.step(h).mean());
      assertThat(adjusted.step(h).quantiles()).isEqualTo(plain.step(h).quantiles());
      assertThat(plain.step(h).interval(80).lower()).isPositive();
    }
  }

  @Test
  void gapsAreLeftOpen() {
    double[] values = hours(700, false);
    double[] whole =
        HarmonicSpec.of(DAY, WEEK)
            .fit(TimeSeries.undated(DAY, values))
            .forecast(Horizon.of(DAY), Levels.none())
            .means();
    Arrays.fill(values, 300, 340, Double.NaN);
    FittedModel fit = HarmonicSpec.of(DAY, WEEK).fit(TimeSeries.undated(DAY, values));
    double[] means = fit.forecast(Horizon.of(DAY), Levels.none()).means();
    for (int h = 0; h < DAY; h++) {
      assertThat(means[h]).isCloseTo(whole[h], within(0.5));
    }
    assertThat(fit.report().residuals().value(320)).isNaN();
  }

  @Test
  void namesAreReadBack() {
    for (HarmonicSpec spec :
        List.of(
            HarmonicSpec.standard(),
            HarmonicSpec.of(365.25, 7),
            HarmonicSpec.of(24, 168).withBiasAdjusted())) {
      assertThat(HarmonicSpec.named(spec.name())).isEqualTo(spec);
    }
    assertThat(HarmonicSpec.of(365.25, 7).name()).isEqualTo("harmonic(7,365.25)");
    assertThatThrownBy(() -> HarmonicSpec.named("harmonic")).hasMessageContaining("Maybe");
    assertThatThrownBy(() -> HarmonicSpec.of(1)).hasMessageContaining("at least 2 periods");
  }

  @Test
  void storedFitsCarryTheirSeasons() {
    FittedModel fit = HarmonicSpec.of(DAY, WEEK).fit(TimeSeries.undated(DAY, hours(700, true)));
    FittedModel read = FitStore.read(FitStore.write(fit));

    assertThat(read.spec()).isEqualTo(HarmonicSpec.of(DAY, WEEK));
    assertThat(read.forecast(Horizon.of(48), Levels.of(80)))
        .isEqualTo(fit.forecast(Horizon.of(48), Levels.of(80)));
  }

  @Test
  void theHardCorpusHoldsNoSurprise() {
    assertThat(HardCorpus.all())
        .allSatisfy(
            series -> {
              double[] seasons =
                  HardCorpus.seasons(series).stream().mapToDouble(Integer::doubleValue).toArray();
              assertThat(Promises.of(HarmonicSpec.of(seasons), series).complaint()).isEmpty();
              HarmonicSpec adjusted = HarmonicSpec.standard().withBiasAdjusted();
              assertThat(Promises.of(adjusted, series).complaint()).isEmpty();
            });
  }
}
