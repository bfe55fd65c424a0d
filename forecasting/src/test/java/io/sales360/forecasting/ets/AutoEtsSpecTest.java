package io.sales360.forecasting.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoEtsSpecTest {
  @Test
  void fullHasTheFifteenStableForms() {
    assertThat(AutoEtsSpec.full().candidates()).hasSize(15).doesNotHaveDuplicates();
    assertThat(AutoEtsSpec.full().candidates()).containsAll(AutoEtsSpec.fast().candidates());
  }

  @Test
  void multiplicativeTrendsAreSearchedWhenAsked() {
    assertThat(AutoEtsSpec.withMultiplicativeTrends().candidates())
        .hasSize(19)
        .doesNotHaveDuplicates()
        .containsAll(AutoEtsSpec.full().candidates());
    double[] y = new double[60];
    for (int t = 0; t < y.length; t++) {
      y[t] = 10 * Math.pow(1.05, t) * (1 + 0.01 * Math.sin(t * t));
    }
    FittedModel fit = AutoEtsSpec.withMultiplicativeTrends().fit(TimeSeries.undated(1, y));

    assertThat(fit.spec().name()).isEqualTo("ets(M,M,N)");
    assertThat(fit.forecast(Horizon.of(12), Levels.none()).step(12).mean())
        .isCloseTo(10 * Math.pow(1.05, 71), within(15.0));
  }

  @Test
  void theFitNamesTheChosenForm() {
    FittedModel fit = AutoEtsSpec.full().fit(ClassicSeries.named("AirPassengers"));

    assertThat(fit.spec().name()).startsWith("ets(M,").endsWith(",M)");
  }

  @Test
  void longSeasonsAreAdjustedFirst() {
    double[] weeks = new double[160];
    for (int t = 0; t < weeks.length; t++) {
      weeks[t] = 1000 + 2 * t + 300 * Math.sin(2 * Math.PI * t / 52);
    }
    FittedModel fit = AutoEtsSpec.fast().fit(TimeSeries.undated(52, weeks));
    double[] means = fit.forecast(Horizon.of(52), Levels.none()).means();

    assertThat(fit.spec().name()).startsWith("adjusted-ets(");
    assertThat(means[12])
        .isCloseTo(1000 + 2 * 172 + 300 * Math.sin(Math.PI * 344 / 52), within(80.0));
  }

  @Test
  void recoversTheParametersOfSimulatedSeries() {
    NormalNumbers normals = new NormalNumbers(11);
    double[] y = new double[2000];
    double level = 100;
    for (int t = 0; t < y.length; t++) {
      double error = normals.next();
      y[t] = level + error;
      level += 0.35 * error;
    }
    FittedModel fit = EtsSpec.simple().fit(TimeSeries.undated(1, y));

    assertThat(fit.parameters()[0]).isCloseTo(0.35, within(0.05));
    assertThat(fit.report().sigma2()).isCloseTo(1, within(0.08));
  }

  @Test
  void simulatedQuantilesAgreeWithTheFormulas() {
    for (EtsSpec spec :
        List.of(
            EtsSpec.holtWinters(),
            EtsSpec.holtWintersMultiplicative(),
            new EtsSpec(ErrorType.MULTIPLICATIVE, TrendType.DAMPED, SeasonType.ADDITIVE),
            new EtsSpec(ErrorType.ADDITIVE, TrendType.NONE, SeasonType.MULTIPLICATIVE),
            new EtsSpec(
                ErrorType.MULTIPLICATIVE,
                TrendType.DAMPED_MULTIPLICATIVE,
                SeasonType.MULTIPLICATIVE))) {
      FittedModel fit = spec.fit(ClassicSeries.named("AirPassengers"));
      QuantileLevels levels = QuantileLevels.of(0.1, 0.9);
      for (int h : new int[] {1, 6, 12}) {
        double stated = width(fit.forecast(Horizon.of(12), levels).step(h).quantiles().toArray());
        double drawn = width(fit.simulate(Horizon.of(12), 4000, 5L).quantiles(h, levels).toArray());
        assertThat(drawn / stated).as("%s h=%s", spec.name(), h).isBetween(0.85, 1.2);
      }
    }
  }

  private static double width(double[] bounds) {
    return bounds[1] - bounds[0];
  }

  @Test
  void aPlanCannotRestoreAForm() {
    assertThatThrownBy(
            () ->
                AutoEtsSpec.fast()
                    .restore(
                        ClassicSeries.named("Nile"),
                        PastRegressors.none(),
                        KnownRegressors.none(),
                        new double[0]))
        .hasMessageContaining("(ets)")
        .hasMessageContaining("Maybe use the spec of the fit");
    assertThatThrownBy(() -> new AutoEtsSpec("none", List.of()))
        .hasMessageContaining("no candidate");
  }

  @Test
  void tooShortSeriesAreRefused() {
    assertThatThrownBy(() -> AutoEtsSpec.fast().fit(TimeSeries.undated(12, 1, 2)))
        .hasMessageContaining("none of its 7 forms fits");
    assertThatThrownBy(() -> EtsSpec.holtWinters().fit(TimeSeries.undated(12, new double[23])))
        .hasMessageContaining("needs 24");
    assertThatThrownBy(() -> EtsSpec.holtWinters().fit(TimeSeries.undated(52, new double[230])))
        .hasMessageContaining("season length (52)");
  }
}
