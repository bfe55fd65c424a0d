package io.sales360.forecasting.math;

import java.util.Arrays;

/**
 * Dense BFGS with a backtracking line search. Nocedal &amp; Wright (2006), Numerical Optimization,
 * algorithm 6.1; the Armijo condition only, updates that lose curvature are skipped.
 */
public final class Bfgs {
  private static final double ARMIJO = 1e-4;
  private static final int MAX_BACKTRACKS = 30;

  /** Relative decrease per iteration below which the search has nothing left to gain. */
  private final double tolerance;

  private final int maxIterations;

  /** A minimiser that stops when an iteration gains less than {@code tolerance}, relatively. */
  public Bfgs(double tolerance, int maxIterations) {
    this.tolerance = tolerance;
    this.maxIterations = maxIterations;
  }

  /** Minimises from a start where the function is finite. */
  public Optimum minimize(Differentiable function, double[] start) {
    int n = start.length;
    double[] x = start.clone();
    double[] gradient = new double[n];
    double value = function.evaluate(x, gradient);
    int evaluations = 1;
    if (n == 0 || !Double.isFinite(value)) {
      return new Optimum(x, value, evaluations, n == 0);
    }
    double[] inverse = new double[n * n];
    identity(inverse, n, 1 / Math.max(norm(gradient), 1e-12));
    double[] direction = new double[n];
    double[] candidate = new double[n];
    double[] next = new double[n];
    boolean fresh = true;
    int idle = 0;
    for (int iteration = 0; iteration < maxIterations; iteration++) {
      double slope = direct(inverse, gradient, direction, n);
      if (!(slope < 0)) {
        if (fresh) {
          return new Optimum(x, value, evaluations, true);
        }
        identity(inverse, n, 1 / Math.max(norm(gradient), 1e-12));
        fresh = true;
        continue;
      }
      double length = 1;
      double found = Double.POSITIVE_INFINITY;
      for (int k = 0; k < MAX_BACKTRACKS; k++) {
        for (int i = 0; i < n; i++) {
          candidate[i] = x[i] + length * direction[i];
        }
        found = function.evaluate(candidate, next);
        evaluations++;
        if (found <= value + ARMIJO * length * slope) {
          break;
        }
        length *= backtrack(value, found, slope, length);
      }
      if (!(found <= value + ARMIJO * length * slope)) {
        if (fresh) {
          return new Optimum(x, value, evaluations, true);
        }
        identity(inverse, n, 1 / Math.max(norm(gradient), 1e-12));
        fresh = true;
        continue;
      }
      double gain = value - found;
      update(inverse, x, candidate, gradient, next, n, fresh);
      fresh = false;
      System.arraycopy(candidate, 0, x, 0, n);
      System.arraycopy(next, 0, gradient, 0, n);
      value = found;
      idle = gain <= tolerance * (Math.abs(value) + tolerance) ? idle + 1 : 0;
      if (idle >= 2) {
        return new Optimum(x, value, evaluations, true);
      }
    }
    return new Optimum(x, value, evaluations, false);
  }

  /** Quadratic interpolation of the step, kept within a tenth and a half. */
  private static double backtrack(double value, double found, double slope, double length) {
    if (!Double.isFinite(found)) {
      return 0.3;
    }
    double best = -slope * length / (2 * (found - value - slope * length));
    return Math.min(0.5, Math.max(0.1, best));
  }

  private static double direct(double[] inverse, double[] gradient, double[] direction, int n) {
    double slope = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum -= inverse[i * n + j] * gradient[j];
      }
      direction[i] = sum;
      slope += sum * gradient[i];
    }
    return slope;
  }

  private static void update(
      double[] inverse,
      double[] x,
      double[] candidate,
      double[] gradient,
      double[] next,
      int n,
      boolean fresh) {
    double[] s = new double[n];
    double[] y = new double[n];
    double curvature = 0;
    double squared = 0;
    for (int i = 0; i < n; i++) {
      s[i] = candidate[i] - x[i];
      y[i] = next[i] - gradient[i];
      curvature += s[i] * y[i];
      squared += y[i] * y[i];
    }
    if (!(curvature > 1e-14 * squared) || squared == 0) {
      return;
    }
    if (fresh) {
      identity(inverse, n, curvature / squared);
    }
    double[] product = new double[n];
    double quadratic = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += inverse[i * n + j] * y[j];
      }
      product[i] = sum;
      quadratic += sum * y[i];
    }
    double weight = (1 + quadratic / curvature) / curvature;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        inverse[i * n + j] +=
            weight * s[i] * s[j] - (product[i] * s[j] + s[i] * product[j]) / curvature;
      }
    }
  }

  private static void identity(double[] matrix, int n, double scale) {
    Arrays.fill(matrix, 0);
    for (int i = 0; i < n; i++) {
      matrix[i * n + i] = scale;
    }
  }

  private static double norm(double[] vector) {
    double sum = 0;
    for (double v : vector) {
      sum += v * v;
    }
    return Math.sqrt(sum);
  }
}
