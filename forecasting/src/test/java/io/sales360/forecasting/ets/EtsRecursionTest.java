package io.sales360.forecasting.ets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.ClassicSeries;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EtsRecursionTest {
  /** The backward pass against central differences, for every form and with a missing value. */
  @TestFactory
  Stream<DynamicTest> backwardIsTheDerivativeOfForward() {
    return Stream.of(ErrorType.values())
        .flatMap(
            error ->
                Stream.of(TrendType.values())
                    .flatMap(
                        trend ->
                            Stream.of(SeasonType.values())
                                .map(season -> new EtsSpec(error, trend, season))))
        .map(spec -> DynamicTest.dynamicTest(spec.name(), () -> checkGradient(spec)));
  }

  private static void checkGradient(EtsSpec spec) {
    double[] y = ClassicSeries.named("UKgas").toArray();
    y[30] = Double.NaN;
    EtsRecursion recursion = new EtsRecursion(spec, y, 4);
    boolean seasonal = spec.season() != SeasonType.NONE;
    boolean multiplied = spec.season() == SeasonType.MULTIPLICATIVE;
    double[] p = new double[EtsRecursion.SEASON + recursion.seasonStates()];
    p[EtsRecursion.ALPHA] = 0.3;
    p[EtsRecursion.BETA] = spec.trend() == TrendType.NONE ? 0 : 0.05;
    p[EtsRecursion.GAMMA] = seasonal ? 0.2 : 0;
    p[EtsRecursion.PHI] = spec.trend().isDamped() ? 0.9 : 1;
    p[EtsRecursion.LEVEL] = 120;
    p[EtsRecursion.SLOPE] =
        spec.trend() == TrendType.NONE ? 0 : spec.trend().isMultiplied() ? 1.012 : 1.5;
    for (int j = 0; j < recursion.seasonStates(); j++) {
      double swing = 0.2 * (j - 1.5);
      p[EtsRecursion.SEASON + j] = multiplied ? 1 + swing : seasonal ? 100 * swing : 0;
    }
    double[] gradient = new double[p.length];
    assertThat(recursion.forward(p)).isFinite();
    recursion.backward(p, gradient);
    for (int i = 0; i < p.length; i++) {
      boolean unused =
          (spec.trend() == TrendType.NONE
                  && (i == EtsRecursion.BETA || i == EtsRecursion.PHI || i == EtsRecursion.SLOPE))
              || (!seasonal && (i == EtsRecursion.GAMMA || i == EtsRecursion.SEASON));
      if (unused) {
        continue;
      }
      double step = 1e-6 * Math.max(1, Math.abs(p[i]));
      double[] up = p.clone();
      double[] down = p.clone();
      up[i] += step;
      down[i] -= step;
      double numeric = (recursion.forward(up) - recursion.forward(down)) / (2 * step);
      assertThat(gradient[i])
          .as("parameter %s", i)
          .isCloseTo(numeric, within(1e-4 * Math.max(1, Math.abs(numeric))));
    }
  }

  @Test
  void statesThatAreNotPositiveAreOutOfDomain() {
    double[] y = {5, 6, 7, 8};
    EtsRecursion recursion =
        new EtsRecursion(
            new EtsSpec(ErrorType.MULTIPLICATIVE, TrendType.NONE, SeasonType.NONE), y, 1);
    double[] p = {0.5, 0, 0, 1, -3, 0, 0};

    assertThat(recursion.forward(p)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
