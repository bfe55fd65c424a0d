package io.sales360.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values worked out by hand. */
class AccuracyTest {
  private static final double[] HISTORY = {10, 12, 11, 15};
  private static final double[] ACTUAL = {14, Double.NaN, 20};
  private static final double[] FORECAST = {16, 99, 15};

  @Test
  void smapeIsTwiceTheErrorOverTheSizes() {
    double expected = (200.0 * 2 / 30 + 200.0 * 5 / 35) / 2;
    assertThat(Accuracy.smape(ACTUAL, FORECAST)).isCloseTo(expected, within(1e-12));
    assertThat(Accuracy.smape(new double[] {0}, new double[] {0})).isZero();
  }

  @Test
  void maseScalesByTheNaiveErrorOfTheHistory() {
    double scale = (2 + 1 + 4) / 3.0;
    assertThat(Accuracy.mase(HISTORY, 1, ACTUAL, FORECAST)).isCloseTo(3.5 / scale, within(1e-12));
    assertThat(Accuracy.mase(HISTORY, 2, ACTUAL, FORECAST)).isCloseTo(3.5 / 2, within(1e-12));
  }

  @Test
  void rmsseScalesSquares() {
    double expected = Math.sqrt(((4 + 25) / 2.0) / ((4 + 1 + 16) / 3.0));
    assertThat(Accuracy.rmsse(HISTORY, 1, ACTUAL, FORECAST)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void wapeAndBiasAreSharesOfTheVolume() {
    assertThat(Accuracy.wape(ACTUAL, FORECAST)).isCloseTo(7.0 / 34, within(1e-12));
    assertThat(Accuracy.bias(ACTUAL, FORECAST)).isCloseTo(-3.0 / 34, within(1e-12));
    assertThat(Accuracy.wape(new double[] {0}, new double[] {1})).isInfinite();
  }

  @Test
  void owaAveragesBothRatios() {
    assertThat(Accuracy.owa(12, 0.9, 15, 1.2)).isCloseTo((0.8 + 0.75) / 2, within(1e-12));
  }

  @Test
  void pinballWeighsBothSides() {
    assertThat(Accuracy.pinball(10, 0.9, 8)).isCloseTo(1.8, within(1e-12));
    assertThat(Accuracy.pinball(8, 0.9, 10)).isCloseTo(0.2, within(1e-12));
    Quantiles quantiles = Quantiles.of(QuantileLevels.of(0.1, 0.9), 8, 10);
    assertThat(Accuracy.pinball(11, quantiles)).isCloseTo((0.3 + 0.9) / 2, within(1e-12));
  }

  @Test
  void intervalScoresPunishMisses() {
    List<Interval> intervals =
        List.of(new Interval(95, 10, 15), new Interval(95, 0, 1), new Interval(95, 10, 18));
    double expected = ((5 + 0) + (8 + 40 * 2)) / 2.0 / (7 / 3.0);
    assertThat(Accuracy.msis(HISTORY, 1, ACTUAL, intervals)).isCloseTo(expected, within(1e-12));
    assertThat(Accuracy.coverage(ACTUAL, intervals)).isEqualTo(0.5);
  }

  @Test
  void lengthsMustAgree() {
    assertThatThrownBy(() -> Accuracy.smape(ACTUAL, HISTORY))
        .hasMessageContaining("3 actual values for 4");
    assertThatThrownBy(() -> Accuracy.coverage(ACTUAL, List.of()))
        .hasMessageContaining("3 actual values for 0");
  }

  @Test
  void naiveTwoReseasonalisesTheLastValue() {
    double[] history = new double[24];
    double[] season = {0.5, 1, 1.5, 1};
    for (int t = 0; t < history.length; t++) {
      history[t] = 100 * season[t % 4];
    }
    double[] next = NaiveTwo.forecast(history, 4, 4);
    for (int h = 0; h < 4; h++) {
      assertThat(next[h]).isCloseTo(100 * season[h], within(1e-9));
    }
    assertThat(NaiveTwo.forecast(new double[] {3, 9, 4}, 4, 2)).containsExactly(4, 4);
  }
}
