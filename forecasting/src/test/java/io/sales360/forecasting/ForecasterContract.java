package io.sales360.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.store.FitStore;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every spec promises. Each family extends this. */
public abstract class ForecasterContract {
  private static final Horizon HORIZON = Horizon.of(8);

  protected abstract ForecastSpec spec();

  /** Whether adding a constant to the series adds it to the forecast. */
  protected boolean followsShifts() {
    return true;
  }

  /** Relative tolerance of the equivariance of searched models. */
  protected double tolerance() {
    return 1e-6;
  }

  /** Whether the model needs values above zero. */
  protected boolean positiveOnly() {
    return false;
  }

  protected static TimeSeries sales() {
    double[] values = new double[60];
    for (int t = 0; t < values.length; t++) {
      double season = 1 + 0.2 * Math.sin(2 * Math.PI * t / 12) + 0.1 * Math.cos(Math.PI * t / 3);
      double noise = Math.sin(12.9898 * (t + 1)) * 43758.5453;
      values[t] = (200 + 3 * t) * season + 20 * (noise - Math.floor(noise) - 0.5);
    }
    return TimeSeries.of("sales", Frequency.MONTH, LocalDate.of(2019, 1, 1), values);
  }

  private static TimeSeries mapped(TimeSeries series, double scale, double shift) {
    return series.withValues(
        Arrays.stream(series.toArray()).map(value -> value * scale + shift).toArray());
  }

  @Test
  void forecastsTheNextPeriods() {
    Forecast forecast = spec().fit(sales()).forecast(HORIZON, QuantileLevels.standard());

    assertThat(forecast.steps()).hasSize(8);
    assertThat(forecast.cutoff()).isEqualTo(LocalDate.of(2023, 12, 1));
    assertThat(forecast.step(1).period()).isEqualTo(LocalDate.of(2024, 1, 1));
    assertThat(forecast.step(8).period()).isEqualTo(LocalDate.of(2024, 8, 1));
    for (Step step : forecast.steps()) {
      assertThat(step.mean()).isBetween(100.0, 800.0);
      assertThat(step.quantiles().at(0.5)).isCloseTo(step.mean(), within(60.0));
    }
  }

  @Test
  void intervalsNest() {
    Forecast forecast = spec().fit(sales()).forecast(HORIZON, Levels.of(50, 80, 95));
    for (Step step : forecast.steps()) {
      List<Interval> intervals = step.intervals();
      assertThat(intervals).extracting(Interval::level).containsExactly(50, 80, 95);
      assertThat(intervals.get(1).contains(intervals.get(0).lower())).isTrue();
      assertThat(intervals.get(2).contains(intervals.get(1).upper())).isTrue();
    }
  }

  @Test
  void sameInputGivesSameBits() {
    Forecast first = spec().fit(sales()).forecast(HORIZON, QuantileLevels.standard(), 50, 7L);
    Forecast second = spec().fit(sales()).forecast(HORIZON, QuantileLevels.standard(), 50, 7L);

    assertThat(second).isEqualTo(first);
    assertThat(spec().fit(sales()).simulate(HORIZON, 50, 8L)).isNotEqualTo(first.drawn());
  }

  @Test
  void pathsScatterAroundTheMean() {
    FittedModel fit = spec().fit(sales());
    Forecast forecast = fit.forecast(HORIZON, QuantileLevels.of(0.1, 0.5, 0.9), 2000, 1L);
    double width = forecast.step(1).quantiles().at(0.9) - forecast.step(1).quantiles().at(0.1);
    double median = forecast.drawn().quantiles(1, QuantileLevels.of(0.5)).at(0.5);

    assertThat(median).isCloseTo(forecast.step(1).mean(), within(0.15 * width + 1e-9));
    double sum = forecast.drawn().quantilesOfSum(1, 3, QuantileLevels.of(0.5)).at(0.5);
    double means = forecast.step(1).mean() + forecast.step(2).mean() + forecast.step(3).mean();
    assertThat(sum).isCloseTo(means, within(width));
  }

  @Test
  void followsTheScaleOfTheSeries() {
    double[] plain = spec().fit(sales()).forecast(HORIZON, Levels.none()).means();
    for (double scale : new double[] {1e-9, 1e-3, 1e6, 1e12}) {
      double[] scaled =
          spec().fit(mapped(sales(), scale, 0)).forecast(HORIZON, Levels.none()).means();
      for (int h = 0; h < plain.length; h++) {
        assertThat(scaled[h] / scale)
            .as("scale %s, step %s", scale, h + 1)
            .isCloseTo(plain[h], within(tolerance() * plain[h]));
      }
    }
  }

  @Test
  void followsShiftsIfAdditive() {
    double[] plain = spec().fit(sales()).forecast(HORIZON, Levels.none()).means();
    double[] shifted =
        spec().fit(mapped(sales(), 1, 5000)).forecast(HORIZON, Levels.none()).means();
    double worst = 0;
    for (int h = 0; h < plain.length; h++) {
      worst = Math.max(worst, Math.abs(shifted[h] - 5000 - plain[h]));
    }
    assertThat(worst).isLessThan(followsShifts() ? 5000 * tolerance() : 150);
  }

  @Test
  void missingValuesAreNoObstacle() {
    double[] values = sales().toArray();
    values[0] = Double.NaN;
    values[17] = Double.NaN;
    values[18] = Double.NaN;
    values[59] = Double.NaN;
    TimeSeries gappy = sales().withValues(values);
    double[] whole = spec().fit(sales()).forecast(HORIZON, Levels.none()).means();
    Forecast forecast = spec().fit(gappy).forecast(HORIZON, Levels.of(95));

    for (Step step : forecast.steps()) {
      assertThat(step.mean()).isCloseTo(whole[step.h() - 1], within(100.0));
    }
  }

  @Test
  void emptySeriesAreRefused() {
    for (TimeSeries empty :
        List.of(TimeSeries.undated(12), TimeSeries.undated(12, Double.NaN, Double.NaN))) {
      assertThatThrownBy(() -> spec().fit(empty))
          .isInstanceOfSatisfying(
              UnfittableSeriesException.class,
              refused ->
                  assertThat(refused.kind()).isEqualTo(UnfittableSeriesException.Cause.EMPTY));
    }
  }

  @Test
  void hardSeriesGiveNumbersOrARefusal() {
    for (TimeSeries hard : HardSeries.all()) {
      Forecast forecast;
      try {
        forecast = spec().fit(hard).forecast(HORIZON, QuantileLevels.standard());
      } catch (UnfittableSeriesException refused) {
        assertThat(refused).hasMessageContaining(hard.seriesId()).hasMessageContaining("\nMaybe");
        continue;
      }
      assertThat(forecast.steps()).as(hard.seriesId()).hasSize(8);
    }
  }

  @Test
  void constantSeriesGoOn() {
    double[] values = new double[40];
    Arrays.fill(values, 42);
    Forecast forecast = spec().fit(TimeSeries.undated(12, values)).forecast(HORIZON, Levels.of(95));
    for (Step step : forecast.steps()) {
      assertThat(step.mean()).isCloseTo(42, within(1e-6));
      assertThat(step.interval(95).upper()).isCloseTo(42, within(1e-3));
    }
  }

  @Test
  void zeroAndNegativeSeriesAreForecastOrOutOfDomain() {
    for (TimeSeries series :
        List.of(TimeSeries.undated(12, new double[40]), mapped(sales(), -1, 0))) {
      if (positiveOnly()) {
        assertThatThrownBy(() -> spec().fit(series)).hasMessageContaining("positive");
      } else {
        double[] means = spec().fit(series).forecast(HORIZON, Levels.none()).means();
        assertThat(Arrays.stream(means).max().orElseThrow()).isLessThanOrEqualTo(1e-9);
      }
    }
  }

  @Test
  void updatesKeepTheParameters() {
    FittedModel fit = spec().fit(sales().head(54));
    FittedModel updated = fit.update(sales().slice(54, 60));

    assertThat(updated.history()).isEqualTo(sales());
    assertThat(updated.parameters()).isEqualTo(fit.parameters());
    assertThat(updated.forecast(HORIZON, Levels.none()).cutoff())
        .isEqualTo(LocalDate.of(2023, 12, 1));
  }

  @Test
  void storedFitsForecastTheSame() {
    FittedModel fit = spec().fit(sales());
    FittedModel read = FitStore.read(FitStore.write(fit));

    assertThat(read.spec().name()).isEqualTo(fit.spec().name());
    assertThat(read.forecast(HORIZON, QuantileLevels.standard(), 20, 3L))
        .isEqualTo(fit.forecast(HORIZON, QuantileLevels.standard(), 20, 3L));
  }

  @Test
  void reportsWhatItDid() {
    FittedModel fit = spec().fit(sales(), PastRegressors.none(), KnownRegressors.none());

    assertThat(fit.history()).isEqualTo(sales());
    assertThat(fit.report().sigma2()).isPositive();
    assertThat(fit.report().residuals().length()).isEqualTo(60);
    assertThat(fit.report().residuals().meanSquare()).isPositive();
    assertThat(fit.report().converged()).isTrue();
  }
}
