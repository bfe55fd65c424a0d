package io.sales360.forecasting.intermittent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CountDistributionTest {
  private static final QuantileLevels LEVELS =
      QuantileLevels.of(0.005, 0.25, 0.5, 0.75, 0.9, 0.995);

  /** Quantiles of a Poisson distribution, against commons-math. */
  @Test
  void withoutExtraVarianceTheTableIsPoisson() {
    CountTable table = CountTable.inflated(3.7, 3.7, 0);
    for (double p = 0.01; p < 1; p += 0.01) {
      assertThat(table.quantile(p))
          .isEqualTo(
              new PoissonDistribution(null, 3.7, 1e-12, 1000).inverseCumulativeProbability(p));
    }
  }

  /** A negative binomial of size 4, against commons-math. */
  @Test
  void withExtraVarianceItIsNegativeBinomial() {
    CountTable table = CountTable.inflated(6, 6 + 36 / 4.0, 0);
    for (double p = 0.005; p < 1; p += 0.01) {
      assertThat(table.quantile(p))
          .isEqualTo(new PascalDistribution(null, 4, 0.4).inverseCumulativeProbability(p));
    }
  }

  @Test
  void extraZerosKeepMeanAndVariance() {
    CountTable table = CountTable.inflated(2, 9, 0.6);

    assertThat(table.mean()).isCloseTo(2, within(1e-6));
    assertThat(table.variance()).isCloseTo(9, within(1e-5));
    assertThat(table.zeroShare()).isCloseTo(0.6, within(1e-6));
  }

  @Test
  void sumsAreConvolutions() {
    CountTable sum = CountTable.inflated(1.5, 1.5, 0).sum(7);

    assertThat(sum.mean()).isCloseTo(10.5, within(1e-6));
    assertThat(sum.variance()).isCloseTo(10.5, within(1e-5));
    assertThat(sum.quantile(0.9))
        .isEqualTo(new PoissonDistribution(10.5).inverseCumulativeProbability(0.9));
  }

  @TestFactory
  Stream<DynamicTest> countsHaveWholeQuantilesAroundTheMean() {
    return Arrays.stream(CountShape.values())
        .map(
            shape ->
                DynamicTest.dynamicTest(
                    shape.name(),
                    () -> {
                      CountDistribution demand =
                          CountDistribution.around(1.2, CrostonReferenceTest.TOY, shape);
                      assertThat(demand.mean()).isEqualTo(1.2);
                      assertThat(demand.variance()).isGreaterThan(1.2);
                      assertThat(demand.zeroShare()).isBetween(0.2, 0.9);
                      for (double value : demand.quantiles(LEVELS).toArray()) {
                        assertThat(value).isEqualTo(Math.rint(value)).isBetween(0.0, 40.0);
                      }
                      Quantiles year = demand.quantilesOfSum(12, LEVELS);
                      assertThat(year.at(0.5)).isBetween(8.0, 15.0);
                      assertThat(year.at(0.995)).isGreaterThan(demand.quantiles(LEVELS).at(0.995));
                    }));
  }

  @Test
  void zeroInflationKeepsTheShareOfZeros() {
    CountDistribution plain =
        CountDistribution.around(1, CrostonReferenceTest.TOY, CountShape.POISSON);
    CountDistribution inflated =
        CountDistribution.around(1, CrostonReferenceTest.TOY, CountShape.ZERO_INFLATED);

    assertThat(inflated.zeroShare()).isBetween(17 / 24.0 - 0.01, 0.85);
    assertThat(plain.zeroShare()).isLessThan(inflated.zeroShare());
  }

  @Test
  void pathsHaveTheMeanAndTheQuantiles() {
    CountDistribution demand = CountDistribution.around(2, CrostonReferenceTest.TOY);
    SamplePaths paths = demand.simulate(Horizon.of(4), 20_000, 1L);
    double sum = 0;
    for (int i = 0; i < paths.count(); i++) {
      sum += paths.value(i, 3);
    }

    assertThat(sum / paths.count()).isCloseTo(2, within(0.1));
    assertThat(paths.quantilesOfSum(1, 4, LEVELS).at(0.9))
        .isCloseTo(demand.quantilesOfSum(4, LEVELS).at(0.9), within(1.0));
  }

  @Test
  void valuesThatAreNotWholeAreContinuous() {
    CountDistribution demand =
        CountDistribution.around(0.8, TimeSeries.undated(1, 0, 0.5, 0, 2.25, 0, 1.5));

    assertThat(demand.zeroShare()).isEqualTo(0.5);
    assertThat(demand.quantiles(LEVELS).at(0.25)).isZero();
    assertThat(demand.quantiles(LEVELS).at(0.9)).isBetween(1.5, 4.0);
  }

  @Test
  void largeCountsAreRounded() {
    CountDistribution demand =
        CountDistribution.around(40_000, TimeSeries.undated(1, 30_000, 50_000, 41_000, 36_000));

    for (double value : demand.quantiles(LEVELS).toArray()) {
      assertThat(value).isEqualTo(Math.rint(value)).isBetween(10_000.0, 90_000.0);
    }
  }

  @Test
  void returnsMakeTheBellReachBelowZero() {
    CountDistribution demand = CountDistribution.around(1, TimeSeries.undated(1, 4, -3, 2, 0, 1));

    assertThat(demand.quantiles(LEVELS).at(0.005)).isNegative();
    assertThat(demand.quantiles(LEVELS).at(0.5)).isEqualTo(1);
  }

  @Test
  void nothingStaysNothing() {
    CountDistribution none = CountDistribution.around(-1e-9, CrostonReferenceTest.TOY);

    assertThat(none.mean()).isZero();
    assertThat(none.quantiles(LEVELS).toArray()).containsOnly(0);
    assertThat(CountDistribution.around(0, TimeSeries.undated(1, 0, 0)).quantiles(LEVELS).at(0.9))
        .isZero();
  }

  @Test
  void sumsOfNoPeriodAreRefused() {
    assertThatThrownBy(
            () -> CountDistribution.around(1, CrostonReferenceTest.TOY).quantilesOfSum(0, LEVELS))
        .hasMessageContaining("periods (0)");
  }

  /** Demand that hardly varies beside its size: the gamma distribution has a shape of 10^20. */
  @Test
  void hugeSteadyDemandHasNormalQuantiles() {
    double[] values = new double[20];
    for (int t = 0; t < values.length; t++) {
      values[t] = 1e12 + (t % 2 == 0 ? 100 : -100);
    }
    CountDistribution demand = CountDistribution.around(1e12, TimeSeries.undated(1, values));
    Quantiles quantiles = demand.quantiles(QuantileLevels.of(0.025, 0.5, 0.975));
    double deviation = Math.sqrt(demand.variance());

    assertThat(deviation).isBetween(90.0, 130.0);
    assertThat(quantiles.value(0)).isCloseTo(1e12 - 1.96 * deviation, within(3.0));
    assertThat(quantiles.value(1)).isCloseTo(1e12, within(1.0));
    assertThat(quantiles.value(2)).isCloseTo(1e12 + 1.96 * deviation, within(3.0));
  }

  /** Of whole numbers the interval between two quantiles holds at least its level, often more. */
  @Test
  void intervalsOfCountsHoldMoreThanTheirLevel() {
    TimeSeries history = TimeSeries.undated(1, 0, 0, 3, 0, 0, 0, 5, 0, 2, 0, 0, 0, 0, 4, 0, 1);
    CountDistribution counts = CountDistribution.around(0.9, history);
    double upper = counts.quantiles(QuantileLevels.of(0.975)).value(0);

    assertThat(counts.probability(0, upper)).isGreaterThanOrEqualTo(0.975);
    assertThat(counts.probability(0, upper - 1)).isLessThan(0.975);
    assertThat(counts.probability(0, 0)).isCloseTo(counts.zeroShare(), within(1e-9));
    assertThat(counts.probability(0, 1e6)).isCloseTo(1, within(1e-9));
    assertThat(counts.probability(1, upper))
        .isCloseTo(counts.probability(0, upper) - counts.zeroShare(), within(1e-9));
  }

  /** Counts too large for a table, amounts with zeros, amounts below zero, and a constant. */
  @Test
  void probabilitiesInvertQuantiles() {
    List<TimeSeries> histories =
        List.of(
            TimeSeries.undated(1, 800, 0, 5000, 900, 20_000, 0, 700),
            TimeSeries.undated(1, 0, 2.5, 0, 3.7, 0, 0, 1.2),
            TimeSeries.undated(1, -2.5, 2.5, 0, 3.7, 0, 0, 1.2));
    for (TimeSeries history : histories) {
      double mean = Arrays.stream(history.toArray()).average().orElseThrow();
      CountDistribution demand = CountDistribution.around(mean, history);
      for (double p : new double[] {0.9, 0.975}) {
        double upper = demand.quantiles(QuantileLevels.of(p)).value(0);
        assertThat(demand.probability(Double.NEGATIVE_INFINITY, upper)).isCloseTo(p, within(1e-3));
      }
    }
    CountDistribution huge =
        CountDistribution.around(1e9, TimeSeries.undated(1, 1e9, 1e9 + 2, 1e9 + 1));
    double middle = huge.quantiles(QuantileLevels.of(0.5)).value(0);
    assertThat(huge.probability(0, middle)).isCloseTo(0.5, within(0.3));
    CountDistribution constant = CountDistribution.around(4, TimeSeries.undated(1, 4.0, 4, 4));
    assertThat(constant.probability(4, 4)).isEqualTo(1);
    assertThat(constant.probability(0, 3.5)).isZero();
  }
}
