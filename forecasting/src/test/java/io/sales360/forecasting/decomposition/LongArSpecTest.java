package io.sales360.forecasting.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import org.junit.jupiter.api.Test;

class LongArSpecTest {
  private static double[] simulated(int n) {
    NormalNumbers normals = new NormalNumbers(5);
    double[] y = new double[n];
    for (int t = 0; t < n; t++) {
      double before = t > 0 ? y[t - 1] : 0;
      double earlier = t > 1 ? y[t - 2] : 0;
      y[t] = 1.2 * before - 0.5 * earlier + normals.next();
    }
    return y;
  }

  @Test
  void recoversTheCoefficientsOfSimulatedSeries() {
    FittedModel fit = LongArSpec.plain().fit(TimeSeries.undated(1, simulated(4000)));

    assertThat(fit.parameters()[3]).isCloseTo(1.2, within(0.05));
    assertThat(fit.parameters()[4]).isCloseTo(-0.5, within(0.05));
    assertThat(fit.report().sigma2()).isCloseTo(1, within(0.06));
  }

  /** For an autoregression of order 1 on changes the variances are known in closed form. */
  @Test
  void deviationsAreThoseOfTheModel() {
    double phi = 0.6;
    TimeSeries series = TimeSeries.undated(4, new double[] {5, 6, 7, 9, 8, 10, 12, 11});
    FittedModel fit =
        LongArSpec.changes()
            .restore(
                series, PastRegressors.none(), KnownRegressors.none(), new double[] {1, 0, 4, phi});
    double[] weights = {1, 1 + phi, 1 + phi + phi * phi};
    double variance = 0;
    for (int h = 1; h <= 3; h++) {
      variance += 4 * weights[h - 1] * weights[h - 1];
      double upper = fit.forecast(Horizon.of(3), Levels.of(95)).step(h).interval(95).upper();
      double mean = fit.forecast(Horizon.of(3), Levels.none()).step(h).mean();
      assertThat(upper - mean).isCloseTo(1.959964 * Math.sqrt(variance), within(1e-5));
    }
  }

  @Test
  void drawnFuturesSpreadAsStated() {
    FittedModel fit = LongArSpec.seasonal().fit(TimeSeries.undated(7, simulated(300)));
    QuantileLevels levels = QuantileLevels.of(0.1, 0.9);
    for (int h : new int[] {1, 7, 10}) {
      double[] stated = fit.forecast(Horizon.of(10), levels).step(h).quantiles().toArray();
      double[] drawn = fit.simulate(Horizon.of(10), 4000, 2L).quantiles(h, levels).toArray();
      assertThat((drawn[1] - drawn[0]) / (stated[1] - stated[0])).isBetween(0.93, 1.07);
    }
  }
}
