package io.sales360.forecasting.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.QuantileLevels;
import org.junit.jupiter.api.Test;

class ConformalScaleTest {
  @Test
  void withoutOriginsThePriorStands() {
    assertThat(ConformalScale.learn(new double[0][]).factor()).isEqualTo(ConformalScale.PRIOR);
    assertThat(ConformalScale.learn(new double[][] {{Double.NaN}}).factor())
        .isEqualTo(ConformalScale.PRIOR);
  }

  @Test
  void manyOriginsOutweighThePrior() {
    double[][] doubled = new double[4000][2];
    NormalNumbers normals = new NormalNumbers(1);
    for (double[] origin : doubled) {
      origin[0] = 2 * normals.next();
      origin[1] = 2 * normals.next();
    }
    assertThat(ConformalScale.learn(doubled).factor()).isCloseTo(2, within(0.05));
  }

  @Test
  void theJudgedOriginIsLeftOut() {
    double[][] errors = {{1}, {1}, {5}};
    assertThat(ConformalScale.learnWithout(errors, 2).factor())
        .isLessThan(ConformalScale.learn(errors).factor());
  }

  /** Student with 8 degrees of freedom: 1.397 at 0.9, 2.306 at 0.975. */
  @Test
  void quantilesAreThoseOfStudent() {
    ConformalScale scale = new ConformalScale(1, 8);
    assertThat(scale.quantile(0.9)).isCloseTo(1.397, within(0.002));
    assertThat(scale.quantile(0.975)).isCloseTo(2.306, within(0.01));
    assertThat(scale.multiples(QuantileLevels.standard())).isSorted();
  }
}
