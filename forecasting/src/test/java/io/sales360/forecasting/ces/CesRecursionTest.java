package io.sales360.forecasting.ces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CesRecursionTest {
  private static final double[] SMOOTHING = {1.2, 1.01, 0.3, 0.99};

  /** The backward pass through all three runs against central differences. */
  @TestFactory
  Stream<DynamicTest> backwardIsTheDerivativeOfBackcast() {
    return Arrays.stream(CesForm.values())
        .map(form -> DynamicTest.dynamicTest(form.name(), () -> checkGradient(form)));
  }

  private static void checkGradient(CesForm form) {
    double[] y = ClassicSeries.named("UKgas").toArray();
    y[0] = Double.NaN;
    y[30] = Double.NaN;
    CesRecursion recursion = recursion(form, y);
    double[] gradient = new double[4];
    assertThat(recursion.backcast(SMOOTHING)).isFinite();
    recursion.backward(SMOOTHING, gradient);
    for (int i = 0; i < 4; i++) {
      double[] up = SMOOTHING.clone();
      double[] down = SMOOTHING.clone();
      up[i] += 1e-6;
      down[i] -= 1e-6;
      double numeric = (recursion.backcast(up) - recursion.backcast(down)) / 2e-6;
      assertThat(gradient[i])
          .as("parameter %s", i)
          .isCloseTo(numeric, within(1e-4 * Math.max(1, Math.abs(numeric))));
    }
  }

  private static CesRecursion recursion(CesForm form, double[] y) {
    double[] start = new double[CesRecursion.stateCount(form, 4)];
    Arrays.setAll(start, i -> i == 0 ? 130 : i == 1 ? 110 : 5 * Math.cos(i));
    return new CesRecursion(form, y, 4, start);
  }

  @Test
  void oneRunFromTheBackcastStatesIsTheSame() {
    CesRecursion recursion = recursion(CesForm.FULL, ClassicSeries.named("UKgas").toArray());
    double value = recursion.backcast(SMOOTHING);
    double[] states = recursion.states();

    assertThat(recursion.from(SMOOTHING, recursion.initial())).isEqualTo(value);
    assertThat(recursion.states()).isEqualTo(states);
  }

  @Test
  void withoutErrorsALevelAtRestStaysAtRest() {
    double[] y = new double[30];
    Arrays.fill(y, 13);
    CesRecursion recursion = new CesRecursion(CesForm.NONE, y, 1, new double[] {13, 10});
    recursion.backcast(new double[] {1.3, 1, 0, 0});

    assertThat(recursion.sse()).isCloseTo(0, within(1e-20));
    assertThat(recursion.states()[0]).isCloseTo(13, within(1e-12));
  }
}
