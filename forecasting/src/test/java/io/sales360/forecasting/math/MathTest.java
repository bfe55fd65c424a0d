package io.sales360.forecasting.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MathTest {
  /** Rosenbrock (1960): a bent valley with its floor at (1, 1). */
  @Test
  void bfgsFollowsABentValley() {
    Differentiable valley =
        (x, gradient) -> {
          double a = 1 - x[0];
          double b = x[1] - x[0] * x[0];
          gradient[0] = -2 * a - 400 * x[0] * b;
          gradient[1] = 200 * b;
          return a * a + 100 * b * b;
        };
    Optimum found = new Bfgs(1e-14, 500).minimize(valley, new double[] {-1.2, 1});

    assertThat(found.converged()).isTrue();
    assertThat(found.point()[0]).isCloseTo(1, within(1e-5));
    assertThat(found.point()[1]).isCloseTo(1, within(1e-5));
    assertThat(new Bfgs(1e-14, 3).minimize(valley, new double[] {-1.2, 1}).converged()).isFalse();
  }

  @Test
  void bfgsStaysWhereTheFunctionIsDefined() {
    Differentiable logarithmic =
        (x, gradient) -> {
          if (x[0] <= 0) {
            return Double.POSITIVE_INFINITY;
          }
          gradient[0] = 1 - 2 / x[0];
          return x[0] - 2 * Math.log(x[0]);
        };
    assertThat(new Bfgs(1e-13, 100).minimize(logarithmic, new double[] {50}).point()[0])
        .isCloseTo(2, within(1e-4));
    Optimum outside = new Bfgs(1e-13, 100).minimize(logarithmic, new double[] {-1});
    assertThat(outside.converged()).isFalse();
    assertThat(outside.value()).isInfinite();
  }

  @Test
  void lineSearchFindsTheDeeperOfTwoValleys() {
    Optimum found = LineSearch.minimize(x -> Math.sin(x) + 0.1 * x, -2, 12, 20, 1e-8);

    assertThat(found.point()[0]).isCloseTo(-Math.PI + Math.acos(0.1), within(1e-6));
    assertThat(LineSearch.minimize(x -> x, 0, 1, 5, 1e-6).point()[0]).isCloseTo(0, within(1e-5));
  }

  @Test
  void leastSquaresSolvesExactSystems() {
    double[][] columns = {{1, 1, 1, 1}, {0, 1, 2, 3}, {0, 1, 4, 9}};
    double[] b = LeastSquares.solve(columns, new double[] {1, 6, 17, 34});

    assertThat(b[0]).isCloseTo(1, within(1e-12));
    assertThat(b[1]).isCloseTo(2, within(1e-12));
    assertThat(b[2]).isCloseTo(3, within(1e-12));
  }

  @Test
  void dependentColumnsGetZero() {
    double[][] columns = {{1, 1, 1}, {2, 2, 2}, {0, 1, 2}};
    double[] b = LeastSquares.solve(columns, new double[] {5, 7, 9});

    assertThat(b[1]).isZero();
    assertThat(b[0]).isCloseTo(5, within(1e-12));
    assertThat(b[2]).isCloseTo(2, within(1e-12));
  }

  @Test
  void normalNumbersAreNormal() {
    assertThat(NormalNumbers.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-9));
    NormalNumbers normals = new NormalNumbers(4);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 20_000; i++) {
      double next = normals.next();
      sum += next;
      squares += next * next;
    }
    assertThat(sum / 20_000).isCloseTo(0, within(0.03));
    assertThat(squares / 20_000).isCloseTo(1, within(0.04));
    assertThat(new NormalNumbers(4).next()).isEqualTo(new NormalNumbers(4).next());
  }
}
