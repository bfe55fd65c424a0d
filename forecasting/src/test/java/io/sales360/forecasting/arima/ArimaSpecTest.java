package io.sales360.forecasting.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.store.FitStore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArimaSpecTest {
  /** ARIMA(1,1,1)(0,0,1) with φ = 0.6, θ = −0.3, Θ = 0.4, variance 4 and a slope of 0.5. */
  private static double[] simulated(int n) {
    NormalNumbers normals = new NormalNumbers(11);
    double[] e = new double[n + 50];
    double[] w = new double[n + 50];
    double[] y = new double[n];
    for (int t = 0; t < e.length; t++) {
      e[t] = 2 * normals.next();
      w[t] = e[t];
      if (t > 4) {
        w[t] += 0.6 * w[t - 1] - 0.3 * e[t - 1] + 0.4 * e[t - 4] - 0.12 * e[t - 5];
      }
    }
    for (int t = 0; t < n; t++) {
      y[t] = (t == 0 ? 100 : y[t - 1]) + w[t + 50] + 0.5;
    }
    return y;
  }

  @Test
  void simulatedParametersAreRecovered() {
    ArimaSpec spec = ArimaSpec.of(1, 1, 1).withSeasonal(0, 0, 1).withConstant(true);
    FittedModel fit = spec.fit(TimeSeries.undated(4, simulated(3000)));
    double[] expected = {0.6, -0.3, 0.4, 0.5};
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.parameters()[i]).as("parameter %s", i).isCloseTo(expected[i], within(0.12));
    }
    assertThat(fit.report().sigma2()).isCloseTo(4, within(0.25));
  }

  @Test
  void bothFiltersGiveOneLikelihood() {
    double[] complete = simulated(80);
    double[] gappy = complete.clone();
    gappy[40] = Double.NaN;
    ArimaSpec spec = ArimaSpec.of(1, 1, 1).withSeasonal(0, 0, 1);
    FittedModel fit = spec.fit(TimeSeries.undated(4, complete));
    double[][] columns = {complete};
    GappyInnovations slow = new GappyInnovations(columns, new double[] {1});
    FastInnovations fast = new FastInnovations(new double[][] {Differences.of(complete, 1, 0, 4)});
    double[] phi = spec.orders(4).ar(fit.parameters());
    double[] theta = spec.orders(4).ma(fit.parameters());
    assertThat(slow.run(phi, theta) && fast.run(phi, theta)).isTrue();
    assertThat(slow.count()).isEqualTo(fast.count());
    assertThat(slow.logDeterminant()).isCloseTo(fast.logDeterminant(), within(1e-3));
    for (int t = 1; t < 80; t++) {
      assertThat(slow.column(0)[t]).isCloseTo(fast.column(0)[t - 1], within(1e-3));
    }
    double[] withGap = spec.fit(TimeSeries.undated(4, gappy)).parameters();
    assertThat(withGap[0]).isCloseTo(fit.parameters()[0], within(0.2));
  }

  @Test
  void aRandomWalkGoesOnWithGrowingVariance() {
    FittedModel fit = ArimaSpec.of(0, 1, 0).fit(TimeSeries.undated(1, simulated(100)));
    Forecast forecast = fit.forecast(Horizon.of(4), Levels.of(95));
    double first = forecast.step(1).interval(95).upper() - forecast.step(1).mean();
    double fourth = forecast.step(4).interval(95).upper() - forecast.step(4).mean();
    assertThat(forecast.step(4).mean()).isCloseTo(fit.history().value(99), within(1e-9));
    assertThat(fourth).isCloseTo(2 * first, within(1e-9 * first));
  }

  @Test
  void missingValuesAtTheEndOnlyLengthenTheHorizon() {
    double[] values = simulated(100);
    double[] longer = Arrays.copyOf(values, 102);
    longer[100] = Double.NaN;
    longer[101] = Double.NaN;
    ArimaSpec spec = ArimaSpec.of(1, 1, 0);
    Forecast plain = spec.fit(TimeSeries.undated(1, values)).forecast(Horizon.of(5), Levels.of(80));
    Forecast late = spec.fit(TimeSeries.undated(1, longer)).forecast(Horizon.of(3), Levels.of(80));
    for (int h = 1; h <= 3; h++) {
      assertThat(late.step(h).mean()).isCloseTo(plain.step(h + 2).mean(), within(1e-6));
      assertThat(late.step(h).interval(80).upper())
          .isCloseTo(plain.step(h + 2).interval(80).upper(), within(1e-6));
    }
  }

  @Test
  void knownRegressorsMoveTheForecast() {
    double[] values = simulated(120);
    double[] promotion = new double[124];
    for (int t = 0; t < promotion.length; t++) {
      promotion[t] = t % 7 == 3 || t == 122 ? 1 : 0;
      if (t < 120) {
        values[t] += 50 * promotion[t];
      }
    }
    double[][] columns = {promotion, new double[124]};
    KnownRegressors known = KnownRegressors.of(List.of("promotion", "never"), columns);
    TimeSeries history = TimeSeries.undated(1, values);
    for (FittedModel fit :
        List.of(
            ArimaSpec.of(1, 1, 1).fit(history, PastRegressors.none(), known),
            AutoArimaSpec.quick().fit(history, PastRegressors.none(), known))) {
      double[] parameters = fit.parameters();
      assertThat(parameters[parameters.length - 3]).isCloseTo(50, within(1.5));
      assertThat(parameters[parameters.length - 2]).isZero();
      double[] means = fit.forecast(Horizon.of(4), Levels.none()).means();
      assertThat(means[2] - means[1]).isCloseTo(50, within(5.0));
      FittedModel read = FitStore.read(FitStore.write(fit));
      assertThat(read.forecast(Horizon.of(4), Levels.none()).means()).isEqualTo(means);
    }
    FittedModel fit = ArimaSpec.of(1, 1, 1).fit(history, PastRegressors.none(), known);
    assertThatThrownBy(
            () -> fit.forecast(Horizon.of(4), KnownRegressors.none(), QuantileLevels.standard()))
        .hasMessageContaining("[promotion, never]");
    assertThatThrownBy(() -> fit.forecast(Horizon.of(5), Levels.none()))
        .hasMessageContaining("rows");
  }

  @Test
  void harmonicsCarryALongSeason() {
    double[] values = new double[200];
    double[] noise = simulated(200);
    for (int t = 0; t < values.length; t++) {
      double step = t == 0 ? 0 : noise[t] - noise[t - 1];
      values[t] = 100 + 30 * Math.sin(2 * Math.PI * t / 52) + step;
    }
    TimeSeries weeks = TimeSeries.undated(52, values);
    FittedModel fit = AutoArimaSpec.quick().fit(weeks);
    assertThat(((ArimaSpec) fit.spec()).harmonics()).isPositive();
    double[] means = fit.forecast(Horizon.of(52), Levels.none()).means();
    for (int h = 0; h < 52; h++) {
      double expected = 100.5 + 30 * Math.sin(2 * Math.PI * (200 + h) / 52);
      assertThat(means[h]).isCloseTo(expected, within(6.0));
    }
  }

  @Test
  void namesAreReadBack() {
    for (Estimation estimation : Estimation.values()) {
      ArimaSpec spec =
          ArimaSpec.of(2, 0, 1)
              .withSeasonal(1, 0, 1)
              .withConstant(true)
              .withHarmonics(3)
              .withEstimation(estimation);
      assertThat(ArimaSpec.named(spec.name())).isEqualTo(spec);
    }
    assertThat(ArimaSpec.airline().name()).isEqualTo("arima(0,1,1)(0,1,1)");
    assertThatThrownBy(() -> ArimaSpec.named("arima(1)")).hasMessageContaining("(arima(1))");
  }

  @Test
  void impossibleSpecsAreRefused() {
    assertThatThrownBy(() -> ArimaSpec.of(1, 3, 1)).hasMessageContaining("\nMaybe");
    assertThatThrownBy(() -> ArimaSpec.of(-1, 0, 1)).hasMessageContaining("\nMaybe");
    assertThatThrownBy(() -> ArimaSpec.of(0, 2, 1).withConstant(true))
        .hasMessageContaining("parabola");
    assertThatThrownBy(() -> new AutoArimaSpec(true, 6, 2, 2, 2)).hasMessageContaining("bounds");
  }

  @Test
  void unsuitableSeriesAreRefused() {
    assertThatThrownBy(() -> ArimaSpec.airline().fit(TimeSeries.undated(1, simulated(50))))
        .isInstanceOfSatisfying(
            UnfittableSeriesException.class,
            refused ->
                assertThat(refused.kind())
                    .isEqualTo(UnfittableSeriesException.Cause.OUT_OF_DOMAIN));
    assertThatThrownBy(() -> ArimaSpec.airline().fit(TimeSeries.undated(12, simulated(14))))
        .isInstanceOfSatisfying(
            UnfittableSeriesException.class,
            refused ->
                assertThat(refused.kind()).isEqualTo(UnfittableSeriesException.Cause.TOO_SHORT));
    assertThatThrownBy(() -> AutoArimaSpec.quick().fit(TimeSeries.undated(12, 1, 2)))
        .hasMessageContaining("needs 3");
    assertThatThrownBy(
            () ->
                AutoArimaSpec.quick()
                    .restore(
                        TimeSeries.undated(1, 1),
                        PastRegressors.none(),
                        KnownRegressors.none(),
                        new double[0]))
        .hasMessageContaining("cannot restore");
  }

  @Test
  void aLineIsContinued() {
    double[] values = new double[30];
    for (int t = 0; t < values.length; t++) {
      values[t] = 10 + 3 * t;
    }
    double[] means =
        AutoArimaSpec.quick()
            .fit(TimeSeries.undated(12, values))
            .forecast(Horizon.of(3), Levels.none())
            .means();
    assertThat(means[2]).isCloseTo(106, within(1e-6));
  }

  @Test
  void theFullSearchIsAtLeastAsGoodAsTheWalk() {
    TimeSeries series = ClassicSeries.named("WWWusage");
    FittedModel walked = AutoArimaSpec.quick().fit(series);
    FittedModel full = AutoArimaSpec.full().fit(series);
    assertThat(full.report().aicc()).isLessThan(walked.report().aicc() + 1e-6);
    assertThat(AutoArimaSpec.full().name()).isEqualTo("auto-arima-full");
  }

  @Test
  void rootsAreJudgedWithoutComputingThem() {
    assertThat(PartialCorrelations.rootsOutside(new double[] {0.98}, 1.01)).isTrue();
    assertThat(PartialCorrelations.rootsOutside(new double[] {0.995}, 1.01)).isFalse();
    assertThat(PartialCorrelations.rootsOutside(new double[] {0.5, Double.NaN}, 1.01)).isFalse();
    assertThat(PartialCorrelations.rootsOutside(new double[] {1.4, -0.45}, 1.0)).isTrue();
    assertThat(PartialCorrelations.rootsOutside(new double[] {1.4, -0.3}, 1.0)).isFalse();
  }
}
