package io.sales360.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.TimeSeries;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionAccuracyTest {
  /** CRPS of N(0, 1) at 0: 2φ(0) − 1/√π. Gneiting &amp; Raftery (2007), eq. 5. */
  private static final double NORMAL_AT_ZERO = 2 / Math.sqrt(2 * Math.PI) - 1 / Math.sqrt(Math.PI);

  private static Quantiles normal(int count) {
    double[] p = IntStream.range(0, count).mapToDouble(i -> (i + 0.5) / count).toArray();
    double[] z = IntStream.range(0, count).mapToDouble(i -> NormalNumbers.quantile(p[i])).toArray();
    return Quantiles.of(QuantileLevels.of(p), z);
  }

  @Test
  void crpsOfTheNormalIsTheKnownOne() {
    assertThat(NORMAL_AT_ZERO).isCloseTo(0.2337, within(1e-4));
    assertThat(DistributionAccuracy.crps(0, normal(1000))).isCloseTo(NORMAL_AT_ZERO, within(1e-4));
    assertThat(DistributionAccuracy.crps(0, normal(1000).toArray()))
        .isCloseTo(NORMAL_AT_ZERO, within(1e-3));
  }

  @Test
  void crpsOfTheUniformIsTheKnownOne() {
    double[] p = IntStream.range(0, 500).mapToDouble(i -> (i + 0.5) / 500).toArray();
    Quantiles uniform = Quantiles.of(QuantileLevels.of(p), p);
    double expected = (Math.pow(0.3, 3) + Math.pow(0.7, 3)) / 3;
    assertThat(DistributionAccuracy.crps(0.3, uniform)).isCloseTo(expected, within(1e-5));
  }

  @Test
  void crpsOfDrawsIsDistanceLessHalfTheSpread() {
    // E|X − 5| = (4 + 1 + 3)/3; pairs differ by 3, 7 and 4, both ways: 28/9, half of it 14/9.
    assertThat(DistributionAccuracy.crps(5, new double[] {8, 1, 4}))
        .isCloseTo(8 / 3.0 - 14 / 9.0, within(1e-12));
    assertThat(DistributionAccuracy.crps(5, new double[] {2})).isEqualTo(3);
    assertThatThrownBy(() -> DistributionAccuracy.crps(5, new double[0]))
        .hasMessageContaining("no draws");
  }

  @Test
  void crpsOfOneQuantileIsTheAbsoluteError() {
    Quantiles median = Quantiles.of(QuantileLevels.of(0.5), 7);
    assertThat(DistributionAccuracy.crps(4, median)).isCloseTo(3, within(1e-12));
  }

  @Test
  void wqlIsLossOverVolume() {
    Quantiles both = Quantiles.of(QuantileLevels.of(0.1, 0.9), 8, 10);
    double[] actual = {11, Double.NaN, 9};
    // 11: (0.3 + 0.9)/2; 9: (0.1 + 0.1)/2.
    assertThat(DistributionAccuracy.wql(actual, List.of(both, both, both)))
        .isCloseTo(2 * (0.6 + 0.1) / 20, within(1e-12));
    assertThatThrownBy(() -> DistributionAccuracy.wql(actual, List.of(both)))
        .hasMessageContaining("3 actual values");
  }

  @Test
  void valueAddedIsTheShareOfErrorsSaved() {
    TimeSeries history = TimeSeries.undated(2, 10, 20, 12, 22);
    ForecastValueAdded added =
        ForecastValueAdded.againstSeasonalNaive(
            history, new double[] {13, Double.NaN, 16}, new double[] {14, 0, 16});

    // Seasonal naive says 12, 22, 12: errors 1 and 4; the forecast's are 1 and 0.
    assertThat(added).isEqualTo(new ForecastValueAdded(1, 5, 2));
    assertThat(added.share()).isCloseTo(0.8, within(1e-12));
    assertThat(added.plus(new ForecastValueAdded(4, 0, 1)).share()).isZero();
    assertThatThrownBy(() -> ForecastValueAdded.of(new double[2], new double[2], new double[1]))
        .hasMessageContaining("2 actual values");
  }
}
