package io.sales360.forecasting.math;

import java.util.function.DoubleUnaryOperator;

/** Minimum of a function of one bounded variable: a grid, then golden sections around its best. */
public final class LineSearch {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private LineSearch() {}

  /**
   * Minimises over {@code [lower, upper]}.
   *
   * @param grid points tried first, so that a second valley is not missed
   * @param tolerance width at which the search ends
   */
  public static Optimum minimize(
      DoubleUnaryOperator function, double lower, double upper, int grid, double tolerance) {
    double step = (upper - lower) / (grid - 1);
    int best = 0;
    double bestValue = Double.POSITIVE_INFINITY;
    for (int i = 0; i < grid; i++) {
      double value = function.applyAsDouble(lower + i * step);
      if (value < bestValue) {
        bestValue = value;
        best = i;
      }
    }
    double bestX = lower + best * step;
    double a = Math.max(lower, bestX - step);
    double b = Math.min(upper, bestX + step);
    int evaluations = grid;
    double x1 = b - GOLDEN * (b - a);
    double x2 = a + GOLDEN * (b - a);
    double f1 = function.applyAsDouble(x1);
    double f2 = function.applyAsDouble(x2);
    evaluations += 2;
    while (b - a > tolerance) {
      if (f1 <= f2) {
        b = x2;
        x2 = x1;
        f2 = f1;
        x1 = b - GOLDEN * (b - a);
        f1 = function.applyAsDouble(x1);
      } else {
        a = x1;
        x1 = x2;
        f1 = f2;
        x2 = a + GOLDEN * (b - a);
        f2 = function.applyAsDouble(x2);
      }
      evaluations++;
    }
    double x = f1 <= f2 ? x1 : x2;
    double value = Math.min(f1, f2);
    if (bestValue < value) {
      x = bestX;
      value = bestValue;
    }
    return new Optimum(new double[] {x}, value, evaluations, Double.isFinite(value));
  }
}
