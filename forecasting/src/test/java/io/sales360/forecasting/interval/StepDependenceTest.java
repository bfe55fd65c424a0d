package io.sales360.forecasting.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StepDependenceTest {
  @Test
  void growthWithTheRootIsARandomWalk() {
    double[] deviations = new double[10];
    for (int h = 1; h <= 10; h++) {
      deviations[h - 1] = 3 * Math.sqrt(h);
    }
    StepDependence walk = StepDependence.ofDeviations(deviations, 0);

    for (double weight : walk.weights()) {
      assertThat(weight).isCloseTo(1, within(1e-12));
    }
    assertThat(walk.correlation(2, 8)).isCloseTo(Math.sqrt(2 / 8.0), within(1e-12));
    assertThat(walk.correlation(8, 2)).isEqualTo(walk.correlation(2, 8));
    assertThat(walk.correlation(5, 5)).isEqualTo(1);
  }

  @Test
  void weightsOfALinearFutureAreFoundAgain() {
    double[] weights = {0.4, 0.1, 0, 0.7};
    double[] deviations = new LinearInnovations(new double[5], weights, 2.5).deviations();

    assertThat(StepDependence.ofDeviations(deviations, 0.2).weights())
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(1, 0.4, 0.1, 0, 0.7);
  }

  @Test
  void steadyOrFallingDeviationsAreIndependentButForWhatIsShared() {
    StepDependence steady = StepDependence.ofDeviations(new double[] {4, 4, 3, 4}, 0.2);

    assertThat(steady).isEqualTo(StepDependence.sharing(4, 0.2)).hasSameHashCodeAs(steady);
    assertThat(steady.correlation(1, 4)).isEqualTo(0.2);
    assertThat(steady.shared()).isEqualTo(0.2);
    assertThat(steady.steps()).isEqualTo(4);
    assertThat(steady.toString()).contains("0.2");
  }

  @Test
  void seriesWithoutSpreadHaveADependenceToo() {
    assertThat(StepDependence.ofDeviations(new double[] {0, 0, 5}, 0).weights())
        .containsExactly(1, 0, 0);
    assertThat(StepDependence.ofDeviations(new double[] {1e-200, 1e200}, 0).weights())
        .containsExactly(1, 0);
    assertThat(StepDependence.ofDeviations(new double[0], 0).steps()).isZero();
  }

  @Test
  void scoresHaveTheStatedCorrelations() {
    StepDependence dependence = StepDependence.of(new double[] {1, 0.8, 0.5, 0.5}, 0.2);
    int paths = 40_000;
    double[][] scores = dependence.scores(paths, 7);

    for (int h = 1; h <= 4; h++) {
      for (int k = 1; k <= 4; k++) {
        double product = 0;
        for (int i = 0; i < paths; i++) {
          product += scores[h - 1][i] * scores[k - 1][i];
        }
        // The standard error of a correlation of independent numbers is 1/200.
        assertThat(product / paths).isCloseTo(dependence.correlation(h, k), within(0.025));
      }
    }
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> StepDependence.of(new double[] {1, Double.NaN}, 0))
        .hasMessageContaining("[1.0, NaN]");
    assertThatThrownBy(() -> StepDependence.of(new double[] {0, 1}, 0))
        .hasMessageContaining("the first above 0");
    assertThatThrownBy(() -> StepDependence.sharing(3, 1.5)).hasMessageContaining("(1.5)");
  }
}
