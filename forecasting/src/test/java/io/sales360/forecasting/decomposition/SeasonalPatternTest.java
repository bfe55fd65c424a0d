package io.sales360.forecasting.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeasonalPatternTest {
  private static double[] wave(int n, int m, double swing, double slope, double shift) {
    double[] values = new double[n];
    Arrays.setAll(values, t -> shift + slope * t + swing * Math.sin(2 * Math.PI * t / m));
    return values;
  }

  @Test
  void classicalIndicesRecoverAnExactPattern() {
    double[] values = wave(60, 12, 10, 1, 100);
    SeasonalPattern pattern = SeasonalPattern.classical(values, 12, false);
    for (int j = 0; j < 12; j++) {
      assertThat(pattern.index(j)).isCloseTo(10 * Math.sin(Math.PI * j / 6), within(1e-9));
    }
    double[] rest = pattern.removeFrom(values);
    assertThat(pattern.restore(rest[5], 5)).isCloseTo(values[5], within(1e-9));
    assertThat(pattern.scale(3)).isEqualTo(1);
  }

  @Test
  void positiveSeriesMultiply() {
    SeasonalPattern pattern = SeasonalPattern.detect(wave(60, 12, 30, 0, 100), 12);

    assertThat(pattern.isMultiplicative()).isTrue();
    assertThat(pattern.scale(3)).isCloseTo(1.3, within(1e-9));
    assertThat(SeasonalPattern.detect(wave(60, 12, 30, 0, 0), 12).isMultiplicative()).isFalse();
  }

  @Test
  void seriesWithoutSeasonHaveNone() {
    assertThat(SeasonalPattern.detect(wave(60, 60, 0, 2, 5), 12)).isEqualTo(SeasonalPattern.none());
    assertThat(SeasonalPattern.detect(wave(20, 12, 9, 0, 50), 12))
        .isEqualTo(SeasonalPattern.none());
    assertThat(SeasonalPattern.isSeasonal(new double[30], 4)).isFalse();
  }

  @Test
  void longSeasonsUseHarmonics() {
    SeasonalPattern pattern = SeasonalPattern.detect(wave(140, 52, 20, 0.5, 90), 52);

    assertThat(pattern.length()).isEqualTo(52);
    assertThat(pattern.index(13)).isCloseTo(20, within(0.5));
    double[] grown = wave(140, 52, 0.5, 0, 0);
    Arrays.setAll(grown, t -> Math.exp(5 + 0.02 * t + grown[t]));
    SeasonalPattern relative = SeasonalPattern.detect(grown, 52);
    assertThat(relative.isMultiplicative()).isTrue();
    assertThat(relative.index(13) / relative.index(39)).isCloseTo(Math.E, within(0.05));
  }

  @Test
  void gapsAreFilledBySeasonThenByLine() {
    double none = Double.NaN;
    assertThat(Gaps.filled(TimeSeries.undated(2, 1, 10, none, 20, 3, none)))
        .containsExactly(1, 10, 2, 20, 3, 3);
    assertThat(Gaps.filled(TimeSeries.undated(1, none, 4, none, none, 10)))
        .containsExactly(4, 4, 6, 8, 10);
    assertThat(Gaps.filled(TimeSeries.undated(1, none))).containsExactly(none);
  }
}
