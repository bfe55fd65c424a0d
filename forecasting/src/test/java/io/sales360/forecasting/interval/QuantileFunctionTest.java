package io.sales360.forecasting.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class QuantileFunctionTest {
  private static final QuantileLevels LEVELS = QuantileLevels.standard();
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 100, 20);

  private static Quantiles normal() {
    double[] values = new double[LEVELS.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = 100 + 20 * NormalNumbers.quantile(LEVELS.probabilities().get(i));
    }
    return Quantiles.of(LEVELS, values);
  }

  @Test
  void normalQuantilesMakeTheNormalDistributionTailsIncluded() {
    QuantileFunction function = QuantileFunction.of(normal(), Support.REAL);

    for (double p : new double[] {1e-6, 0.001, 0.01, 0.03, 0.33, 0.5, 0.77, 0.99, 0.9999}) {
      assertThat(function.at(p)).isCloseTo(NORMAL.inverseCumulativeProbability(p), within(1e-6));
    }
    for (double x : new double[] {-10, 20, 61, 100, 133, 150, 190}) {
      assertThat(function.atLeast(x)).isCloseTo(1 - NORMAL.cumulativeProbability(x), within(1e-9));
    }
  }

  @Test
  void publishedValuesComeBackToTheLastBit() {
    Quantiles published = normal();
    QuantileFunction function = QuantileFunction.of(published, Support.REAL);

    for (int i = 0; i < LEVELS.size(); i++) {
      assertThat(function.at(LEVELS.probabilities().get(i))).isEqualTo(published.value(i));
    }
  }

  @Test
  void countsAreWholeAndNeverNegative() {
    QuantileFunction function =
        QuantileFunction.of(
            Quantiles.of(QuantileLevels.of(0.1, 0.5, 0.6, 0.9), 0, 0, 1, 4), Support.COUNTS);

    for (double p = 0.001; p < 1; p += 0.001) {
      assertThat(function.at(p)).isEqualTo(Math.rint(function.at(p))).isNotNegative();
    }
    assertThat(function.atLeast(0)).isEqualTo(1);
    assertThat(function.atLeast(1)).isBetween(0.4, 0.5);
    assertThat(function.atLeast(1)).isEqualTo(function.atLeast(0.2));
    assertThat(function.atLeast(4)).isBetween(0.1, 0.15);
    assertThat(function.atLeast(1e9)).isZero();
  }

  @Test
  void pointsHaveNoSpread() {
    QuantileFunction flat = QuantileFunction.of(Quantiles.point(LEVELS, 7), Support.NON_NEGATIVE);
    QuantileFunction single =
        QuantileFunction.of(Quantiles.point(QuantileLevels.of(0.5), 7), Support.REAL);

    for (QuantileFunction point : new QuantileFunction[] {flat, single}) {
      assertThat(point.at(0.001)).isEqualTo(7);
      assertThat(point.at(0.999)).isEqualTo(7);
      assertThat(point.atLeast(7)).isEqualTo(1);
      assertThat(point.atLeast(7.01)).isZero();
    }
  }

  @Test
  void lowerTailsOfAmountsEndAtZero() {
    QuantileFunction function =
        QuantileFunction.of(
            Quantiles.of(QuantileLevels.of(0.1, 0.5, 0.9), 1, 20, 50), Support.NON_NEGATIVE);

    assertThat(function.at(0.001)).isZero();
    assertThat(function.atLeast(0)).isEqualTo(1);
    assertThat(function.atLeast(-5)).isEqualTo(1);
  }

  @Test
  void nothingMakesNoDistribution() {
    assertThatThrownBy(() -> QuantileFunction.of(Quantiles.of(QuantileLevels.of()), Support.REAL))
        .hasMessageContaining("point forecast");
  }
}
