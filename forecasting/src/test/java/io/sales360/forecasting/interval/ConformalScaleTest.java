package io.sales360.forecasting.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.QuantileLevels;
import org.junit.jupiter.api.Test;

class ConformalScaleTest {
  private static PastErrors errors(int apart, double[]... rows) {
    return new PastErrors(rows, apart, 40);
  }

  @Test
  void withoutOriginsThePriorStands() {
    assertThat(ConformalScale.learn(PastErrors.none(40)).factor())
        .isEqualTo(ConformalScale.prior(40));
    assertThat(ConformalScale.learn(errors(1, new double[] {Double.NaN})).factor())
        .isEqualTo(ConformalScale.prior(40));
  }

  @Test
  void shortSeriesAreTrustedLess() {
    assertThat(ConformalScale.prior(15)).isGreaterThan(1.5 * ConformalScale.prior(10_000));
    assertThat(ConformalScale.prior(0)).isFinite();
  }

  @Test
  void manyOriginsOutweighThePrior() {
    double[][] doubled = new double[4000][2];
    NormalNumbers normals = new NormalNumbers(1);
    for (double[] origin : doubled) {
      origin[0] = 2 * normals.next();
      origin[1] = 2 * normals.next();
    }
    assertThat(ConformalScale.learn(errors(1, doubled)).factor()).isCloseTo(2, within(0.05));
  }

  @Test
  void theJudgedOriginIsLeftOut() {
    PastErrors errors = errors(1, new double[] {1}, new double[] {1}, new double[] {5});
    assertThat(ConformalScale.learnWithout(errors, 2).factor())
        .isLessThan(ConformalScale.learn(errors).factor());
  }

  /** Rows of four steps, two apart: the first and the third share no period. */
  @Test
  void originsThatJudgeTheSamePeriodsAreLeftOutToo() {
    double[] calm = {1, 1, 1, 1};
    double[] wild = {5, 5, 5, 5};
    double[] middle = {2, 2, 2, 2};

    assertThat(ConformalScale.learnWithout(errors(2, calm, middle, wild), 0))
        .isEqualTo(ConformalScale.learn(errors(2, wild)));
    assertThat(ConformalScale.learnWithout(errors(2, calm, middle, wild), 1))
        .isEqualTo(ConformalScale.learn(PastErrors.none(40)));
    assertThat(ConformalScale.learnWithout(errors(4, calm, middle, wild), 1))
        .isEqualTo(ConformalScale.learn(errors(4, calm, wild)));
  }

  @Test
  void errorsAreEqualByTheirValues() {
    PastErrors errors = errors(2, new double[] {1, Double.NaN});
    assertThat(errors)
        .isEqualTo(errors(2, new double[] {1, Double.NaN}))
        .hasSameHashCodeAs(errors(2, new double[] {1, Double.NaN}))
        .isNotEqualTo(errors(3, new double[] {1, Double.NaN}))
        .isNotEqualTo(errors(2, new double[] {1, 2}))
        .hasToString("PastErrors[origins=1, apart=2, observations=40]");
  }

  /** Student with 8 degrees of freedom: 1.397 at 0.9, 2.306 at 0.975; its variance is 8/6. */
  @Test
  void quantilesAreThoseOfStudent() {
    ConformalScale scale = new ConformalScale(1, 8);
    assertThat(scale.quantile(0.9)).isCloseTo(1.397 * Math.sqrt(0.75), within(0.002));
    assertThat(scale.quantile(0.975)).isCloseTo(2.306 * Math.sqrt(0.75), within(0.01));
    assertThat(scale.multiples(QuantileLevels.standard())).isSorted();
  }
}
