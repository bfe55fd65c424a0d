package io.sales360.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.HardSeries;
import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.evaluation.Backtest;
import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoForecastSpecTest {
  private static final AutoForecastSpec PLAN = AutoForecastSpec.fast();
  private static final Horizon HORIZON = Horizon.of(6);

  private static ReasonCode reasonOf(double... values) {
    return PLAN.forecast(TimeSeries.undated(12, values), HORIZON).reason();
  }

  @Test
  void publishesTheBlendOfTheSurvivors() {
    TimeSeries sales = ClassicSeries.named("AirPassengers");
    SeriesForecast forecast = PLAN.forecast(sales, HORIZON);

    assertThat(forecast.reason()).isNull();
    assertThat(forecast.model()).startsWith("blend(").contains("ets");
    assertThat(forecast.modelVersion()).isEqualTo(AutoForecastSpec.MODEL_VERSION);
    assertThat(forecast.cutoff()).isEqualTo(sales.cutoff());
    assertThat(forecast.steps()).hasSize(6);
    assertThat(forecast.steps().get(0).mean()).isBetween(430.0, 460.0);
    assertThat(forecast.steps().get(0).quantiles().levels()).isEqualTo(QuantileLevels.standard());
    assertThat(forecast.scores())
        .extracting(ModelScore::model)
        .contains("snaive", "ets", "theta", "dotm", "auto-ces", forecast.model())
        .doesNotContain("elastic-net");
    ModelScore published = forecast.scores().get(forecast.scores().size() - 1);
    assertThat(published.selected()).isTrue();
    assertThat(published.origins()).isEqualTo(3);
    assertThat(published.horizon()).isEqualTo(6);
    assertThat(published.wape()).isBetween(0.0, 0.1);
    assertThat(published.mase()).isLessThan(1);
  }

  @Test
  void everyHardSeriesHasAForecastOrIsEmpty() {
    for (TimeSeries hard : HardSeries.all()) {
      SeriesForecast forecast = PLAN.withNonNegative(false).forecast(hard, HORIZON);
      if (hard.observed() == 0) {
        assertThat(forecast.reason()).isEqualTo(ReasonCode.EMPTY);
        assertThat(forecast.steps()).isEmpty();
        continue;
      }
      assertThat(forecast.steps()).as(hard.seriesId()).hasSize(6);
      for (Step step : forecast.steps()) {
        assertThat(step.quantiles().at(0.025)).isLessThanOrEqualTo(step.mean());
        assertThat(step.quantiles().at(0.975)).isGreaterThanOrEqualTo(step.mean());
      }
    }
  }

  @Test
  void reasonsSayWhyModelsWereNotUsed() {
    assertThat(reasonOf()).isEqualTo(ReasonCode.EMPTY);
    assertThat(reasonOf(Double.NaN, Double.NaN)).isEqualTo(ReasonCode.EMPTY);
    assertThat(reasonOf(0, 0, 0)).isEqualTo(ReasonCode.ALL_ZERO);
    assertThat(reasonOf(7)).isEqualTo(ReasonCode.TOO_SHORT);
    assertThat(reasonOf(7, 8, 9, 10)).isEqualTo(ReasonCode.TOO_SHORT);
    assertThat(reasonOf(7, 7, 7)).isEqualTo(ReasonCode.CONSTANT);
    assertThat(reasonOf(5, 5, 5, 5, 5, 5, 5, 5)).isEqualTo(ReasonCode.CONSTANT);
    assertThat(reasonOf(1, 2, 3, 4, 5, 6, 7, 9)).isNull();
  }

  @Test
  void shortSeriesKeepTheirLastValueWithWideIntervals() {
    SeriesForecast forecast = PLAN.forecast(TimeSeries.undated(12, Double.NaN, 90, 100), HORIZON);

    assertThat(forecast.model()).isEqualTo("naive");
    assertThat(forecast.steps()).allSatisfy(step -> assertThat(step.mean()).isEqualTo(100));
    assertThat(forecast.steps().get(0).interval(95).upper()).isGreaterThan(150);
  }

  @Test
  void poolsThatCannotBeFittedFallBack() {
    AutoForecastSpec seasonalOnly = PLAN.withPool(List.of(EtsSpec.holtWinters()));
    double[] values = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};
    SeriesForecast short12 = seasonalOnly.forecast(TimeSeries.undated(12, values), HORIZON);
    SeriesForecast yearly = seasonalOnly.forecast(TimeSeries.undated(1, values), HORIZON);
    SeriesForecast quarterly =
        PLAN.withPool(List.of(EtsSpec.holtWintersMultiplicative()))
            .forecast(TimeSeries.undated(4, 3, 1, 0, 1, 5, 9, 0, 6, 5, 3), HORIZON);

    assertThat(short12.reason()).isEqualTo(ReasonCode.FALLBACK_SEASONAL_NAIVE);
    assertThat(yearly.reason()).isEqualTo(ReasonCode.FALLBACK_NAIVE);
    assertThat(quarterly.reason()).isEqualTo(ReasonCode.FALLBACK_SEASONAL_NAIVE);
    assertThat(quarterly.model()).isEqualTo("snaive");
    assertThat(yearly.scores().get(0).failure()).contains("season length (1)");
    assertThat(yearly.steps()).hasSize(6);
  }

  @Test
  void nonNegativeMeasuresStayAboveZero() {
    double[] falling = new double[30];
    Arrays.setAll(falling, t -> Math.max(0.5, 60 - 2.1 * t + 3 * Math.sin(t)));
    TimeSeries series = TimeSeries.undated(1, falling);

    for (Step step : PLAN.forecast(series, HORIZON).steps()) {
      assertThat(step.mean()).isNotNegative();
      assertThat(step.quantiles().value(0)).isNotNegative();
    }
    double lowest =
        PLAN.withNonNegative(false).forecast(series, HORIZON).steps().get(5).quantiles().value(0);
    assertThat(lowest).isNegative();
  }

  @Test
  void aModelThatIsClearlyBetterStandsAlone() {
    double[] teeth = new double[48];
    Arrays.setAll(teeth, t -> 100 + 50 * (t % 7 == 0 ? 1 : 0) + 0.01 * Math.sin(t));
    SeriesForecast forecast =
        PLAN.withPool(List.of(BaselineSpec.seasonalNaive(), BaselineSpec.naive()))
            .forecast(TimeSeries.undated(7, teeth), Horizon.of(7));

    assertThat(forecast.model()).isEqualTo("snaive");
    assertThat(forecast.scores()).extracting(ModelScore::selected).containsExactly(true, false);
  }

  @Test
  void knownRegressorsReachTheModels() {
    int n = 60;
    SplittableRandom dice = new SplittableRandom(5);
    double[] promotion = new double[n + 6];
    double[] values = new double[n];
    for (int t = 0; t < promotion.length; t++) {
      promotion[t] = dice.nextInt(4) == 0 || t == n + 2 ? 1 : 0;
      if (t < n) {
        values[t] = 100 + 80 * promotion[t] + 3 * Math.sin(1.7 * t);
      }
    }
    TimeSeries series = TimeSeries.of("p", Frequency.WEEK, LocalDate.of(2023, 1, 2), values);
    KnownRegressors known = KnownRegressors.of(List.of("promotion"), new double[][] {promotion});
    SeriesForecast forecast = PLAN.forecast(series, known, PastRegressors.none(), HORIZON);

    assertThat(forecast.model()).isEqualTo("elastic-net");
    assertThat(forecast.steps().get(2).mean()).isCloseTo(180, within(15.0));
    assertThat(forecast.steps().get(1).mean()).isCloseTo(100 + 80 * promotion[n + 1], within(15.0));
    assertThatThrownBy(() -> PLAN.forecast(series, known, PastRegressors.none(), Horizon.of(7)))
        .hasMessageContaining("need 67");
  }

  @Test
  void resultsDoNotDependOnThreadsOrOrder() {
    List<TimeSeries> series =
        List.of(
            ClassicSeries.named("UKgas"),
            ClassicSeries.named("Nile"),
            ClassicSeries.named("USAccDeaths"),
            ClassicSeries.named("JohnsonJohnson"));
    List<SeriesForecast> inOrder = series.stream().map(one -> PLAN.forecast(one, HORIZON)).toList();
    List<SeriesForecast> parallel =
        series.parallelStream().map(one -> PLAN.forecast(one, HORIZON)).toList();
    SeriesForecast lastFirst = PLAN.forecast(series.get(3), HORIZON);

    assertThat(parallel).isEqualTo(inOrder);
    assertThat(lastFirst).isEqualTo(inOrder.get(3));
  }

  @Test
  void plansAreCopiedByTheirWords() {
    AutoForecastSpec other =
        PLAN.withLevels(QuantileLevels.of(0.5))
            .withBacktest(Backtest.of(1))
            .withSeasons(List.of(4));

    assertThat(other.levels().size()).isEqualTo(1);
    assertThat(other.backtest().origins()).isEqualTo(1);
    assertThat(other.seasons()).containsExactly(4);
    assertThatThrownBy(() -> PLAN.withPool(List.of())).hasMessageContaining("pool []");
    assertThatThrownBy(() -> PLAN.withPool(List.of(BaselineSpec.drift(), BaselineSpec.drift())))
        .hasMessageContaining("different names");
    assertThat(other.forecast(ClassicSeries.named("Nile"), HORIZON).steps()).hasSize(6);
  }

  @Test
  void poolsSuitTheSeason() {
    AutoForecastSpec best = AutoForecastSpec.best();
    TimeSeries months = TimeSeries.undated(12, 1, 2, 3);
    TimeSeries weeks = TimeSeries.undated(52, 1, 2, 3);
    TimeSeries hours = TimeSeries.undated(24, 1, 2, 3);

    assertThat(best.pool(months, false))
        .extracting(ForecastSpec::name)
        .contains("auto-arima-robust", "dotm")
        .doesNotContain("elastic-net");
    assertThat(PLAN.pool(months, true)).extracting(ForecastSpec::name).contains("elastic-net");
    assertThat(PLAN.pool(weeks, false))
        .extracting(ForecastSpec::name)
        .contains("mstl(52)-ets", "long-ar-d");
    assertThat(PLAN.pool(hours, false))
        .extracting(ForecastSpec::name)
        .contains("mstl(24,168)-ets", "long-ar-s");
    assertThat(PLAN.withSeasons(List.of(24)).pool(hours, false))
        .extracting(ForecastSpec::name)
        .contains("mstl(24)-ets");
  }

  @Test
  void seldomDemandGetsWholeNumbers() {
    double[] demand = new double[48];
    for (int t = 0; t < demand.length; t++) {
      demand[t] = t % 4 == 1 ? 1 + t % 3 : 0;
    }
    SeriesForecast forecast = PLAN.forecast(TimeSeries.undated(12, demand), HORIZON);

    assertThat(forecast.model()).contains("imapa");
    for (Step step : forecast.steps()) {
      assertThat(step.mean()).isBetween(0.2, 1.2);
      for (double value : step.quantiles().toArray()) {
        assertThat(value).isEqualTo(Math.rint(value)).isNotNegative();
      }
    }
  }

  @Test
  void onlyEmptySeriesHaveNoSteps() {
    assertThatThrownBy(
            () ->
                new SeriesForecast(
                    "s",
                    LocalDate.EPOCH,
                    "m",
                    "1",
                    null,
                    List.of(),
                    List.of(),
                    StepDependence.sharing(0, 0),
                    Support.REAL))
        .hasMessageContaining("(s) has no forecast");
  }
}
