package io.sales360.forecasting.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.HardSeries;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleFitTest {
  private static final AutoForecastSpec PLAN = AutoForecastSpec.fast();
  private static final Horizon HORIZON = Horizon.of(6);
  private static final TimeSeries SALES = ClassicSeries.named("AirPassengers");

  @Test
  void aFitForecastsWhatThePlanDoes() {
    for (TimeSeries hard : HardSeries.all()) {
      assertThat(PLAN.fit(hard, HORIZON).forecast(HORIZON))
          .as(hard.seriesId())
          .isEqualTo(PLAN.forecast(hard, HORIZON));
    }
  }

  @Test
  void anUpdateIsTheRecursionGoneOnWithTheOldParameters() {
    TimeSeries nile = ClassicSeries.named("Nile");
    EnsembleFit fit = PLAN.withPool(List.of(EtsSpec.simple())).fit(nile.head(80), HORIZON);
    EnsembleFit updated = fit.update(nile.slice(80, nile.length()));
    double[] parameters = fit.parts().get(0).fit().parameters();
    double alpha = parameters[0];
    double level = parameters[4];
    for (int t = 0; t < nile.length(); t++) {
      level += alpha * (nile.value(t) - level);
    }

    assertThat(updated.history()).isEqualTo(nile);
    assertThat(updated.parts().get(0).fit().parameters()).containsExactly(parameters);
    assertThat(updated.forecast(HORIZON).steps().get(5).mean()).isCloseTo(level, within(1e-9));
    assertThat(updated.forecast(HORIZON).cutoff()).isEqualTo(nile.cutoff());
  }

  @Test
  void anUpdatedBlendKeepsItsWeightsAndErrors() {
    EnsembleFit fit = PLAN.fit(SALES.head(132), HORIZON);
    EnsembleFit updated = fit.update(SALES.slice(132, 144));
    assertThat(fit.parts()).hasSizeGreaterThan(2);
    double[][] means = new double[fit.parts().size()][];
    double total = 0;
    for (int i = 0; i < means.length; i++) {
      EnsembleFit.Part part = fit.parts().get(i);
      FittedModel longer =
          part.fit()
              .spec()
              .restore(
                  SALES, PastRegressors.none(), KnownRegressors.none(), part.fit().parameters());
      means[i] = longer.forecast(HORIZON, Member.SPREAD).means();
      total += part.weight();
    }
    SeriesForecast forecast = updated.forecast(HORIZON);

    for (int h = 0; h < 6; h++) {
      double[] values = new double[means.length];
      double weighted = 0;
      for (int i = 0; i < means.length; i++) {
        values[i] = means[i][h];
        weighted += fit.parts().get(i).weight() / total * means[i][h];
      }
      Arrays.sort(values);
      double median = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
      assertThat(forecast.steps().get(h).mean()).isCloseTo((weighted + median) / 2, within(1e-9));
    }
    assertThat(updated.errors()).isEqualTo(fit.errors());
    assertThat(updated.scores()).isEqualTo(fit.scores());
    assertThat(forecast.model()).isEqualTo(fit.forecast(HORIZON).model());
  }

  @Test
  void twoUpdatesAreOne() {
    EnsembleFit fit = PLAN.fit(SALES.head(120), HORIZON);

    assertThat(fit.update(SALES.slice(120, 130)).update(SALES.slice(130, 144)).forecast(HORIZON))
        .isEqualTo(fit.update(SALES.slice(120, 144)).forecast(HORIZON));
  }

  @Test
  void otherHorizonsNeedNoOtherFit() {
    EnsembleFit fit = PLAN.fit(SALES, HORIZON);

    assertThat(fit.forecast(Horizon.of(18)).steps()).hasSize(18);
    assertThat(fit.forecast(Horizon.of(18)).steps().get(3).mean())
        .isCloseTo(fit.forecast(HORIZON).steps().get(3).mean(), within(1e-9));
  }

  @Test
  void regressorsGoOnWithTheSeries() {
    double[] promotion = new double[90];
    double[] sales = new double[80];
    for (int t = 0; t < 90; t++) {
      promotion[t] = t % 7 == 3 ? 1 : 0;
    }
    for (int t = 0; t < 80; t++) {
      sales[t] = 100 + 50 * promotion[t] + Math.sin(t * t);
    }
    KnownRegressors known = KnownRegressors.of(List.of("promotion"), new double[][] {promotion});
    TimeSeries history = TimeSeries.undated(1, sales);
    EnsembleFit fit =
        PLAN.fit(history.head(70), known, PastRegressors.none(), HORIZON)
            .update(history.slice(70, 80), PastRegressors.none(), known);

    assertThat(fit.parts()).extracting(EnsembleFit.Part::model).contains("elastic-net");
    // Period 80 + 0 is the fourth of its seven, period 81 is not.
    assertThat(fit.forecast(HORIZON).steps().get(0).mean())
        .isGreaterThan(fit.forecast(HORIZON).steps().get(1).mean() + 20);
    assertThatThrownBy(
            () ->
                PLAN.fit(history, HORIZON)
                    .update(
                        history.head(3),
                        PastRegressors.none(),
                        KnownRegressors.of(List.of("short"), new double[][] {new double[2]})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void seriesWithoutModelsGoOnToo() {
    EnsembleFit zero = PLAN.fit(TimeSeries.undated(12, 0, 0, 0), HORIZON);
    EnsembleFit empty = PLAN.fit(TimeSeries.undated(12, Double.NaN, Double.NaN), HORIZON);

    assertThat(zero.forecast(HORIZON).reason()).isEqualTo(ReasonCode.ALL_ZERO);
    assertThat(zero.update(TimeSeries.undated(12, 0, 0)).forecast(HORIZON).reason())
        .isEqualTo(ReasonCode.ALL_ZERO);
    assertThat(zero.update(TimeSeries.undated(12, 5, 6)).forecast(HORIZON).reason())
        .isEqualTo(ReasonCode.TOO_SHORT);
    assertThat(zero.update(TimeSeries.undated(12, 5, 6, 7)).forecast(HORIZON).reason())
        .isEqualTo(ReasonCode.FALLBACK_SEASONAL_NAIVE);
    assertThat(empty.forecast(HORIZON).reason()).isEqualTo(ReasonCode.EMPTY);
    SeriesForecast begun = empty.update(TimeSeries.undated(12, 5, 5, 5)).forecast(HORIZON);
    assertThat(begun.reason()).isEqualTo(ReasonCode.CONSTANT);
    assertThat(begun.steps().get(0).mean()).isEqualTo(5);
  }

  @Test
  void partsOfAnotherHistoryAreRefused() {
    EnsembleFit fit = PLAN.fit(SALES, HORIZON);
    List<EnsembleFit.Part> parts = new ArrayList<>(fit.parts());

    assertThatThrownBy(
            () ->
                EnsembleFit.of(
                    SALES.head(100), parts, fit.errors(), List.of(), false, true, fit.levels()))
        .hasMessageContaining("has seen 144 of the 100 periods");
  }
}
