package io.sales360.forecasting.reconciliation;

/**
 * min Σ w(i) ((S b)(i) − f(i))² over b ≥ 0, or over all b. Conjugate gradients on the free leaves,
 * scaled by the prior so that what the nodes do not determine keeps the prior's proportions; leaves
 * that would fall below zero are held there and released when their gradient asks for it (block
 * principal pivoting, Kim &amp; Park 2011, with single exchanges as the safeguard).
 */
final class SparseLeastSquares {
  /** Residual gradient, relative to the data, at which a solution is one. */
  static final double FULL_PRECISION = 1e-11;

  private static final int MAX_ROUNDS = 60;

  private final GroupedStructure structure;
  private final double[] forecasts;
  private final double[] weights;
  private final double precision;

  SparseLeastSquares(
      GroupedStructure structure, double[] forecasts, double[] weights, double precision) {
    this.structure = structure;
    this.precision = precision;
    this.weights = weights;
    this.forecasts = new double[forecasts.length];
    for (int i = 0; i < forecasts.length; i++) {
      this.forecasts[i] = weights[i] > 0 ? forecasts[i] : 0;
    }
  }

  double[] solve(double[] prior, boolean nonNegative) {
    int n = prior.length;
    double size = 0;
    for (double value : prior) {
      size += Math.abs(value) / n;
    }
    double[] scales = new double[n];
    for (int j = 0; j < n; j++) {
      scales[j] = Math.max(Math.abs(prior[j]), 1e-6 * size) + Double.MIN_NORMAL;
    }
    boolean[] held = new boolean[n];
    double[] b = prior.clone();
    double threshold = gradientSize() * 100 * precision;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      minimizeFree(b, prior, scales, held);
      if (!nonNegative) {
        return b;
      }
      boolean single = round > MAX_ROUNDS / 2;
      int changed = exchange(b, held, size * precision / 10, threshold, single);
      if (changed == 0) {
        break;
      }
    }
    for (int j = 0; j < n; j++) {
      b[j] = held[j] ? 0 : Math.max(0, b[j]);
    }
    return b;
  }

  private int exchange(
      double[] b, boolean[] held, double negative, double threshold, boolean single) {
    double[] gradient = gradient(b);
    int changed = 0;
    for (int j = 0; j < b.length; j++) {
      boolean below = !held[j] && b[j] < -negative;
      boolean wanted = held[j] && gradient[j] < -threshold;
      if (below || wanted) {
        held[j] = below;
        changed++;
        if (single) {
          return changed;
        }
      }
    }
    return changed;
  }

  /** Conjugate gradients in b = start + √scale · u over the leaves that are not held. */
  private void minimizeFree(double[] b, double[] prior, double[] scales, boolean[] held) {
    int n = b.length;
    for (int j = 0; j < n; j++) {
      b[j] = held[j] ? 0 : prior[j];
    }
    double[] residual = scaledNegativeGradient(b, scales, held);
    double[] direction = residual.clone();
    double square = dot(residual, residual);
    double[] zero = new double[n];
    double start = Math.max(square, squareOf(scaledNegativeGradient(zero, scales, held)));
    for (int k = 0; k < 4 * n + 200 && square > precision * precision * start; k++) {
      double[] move = new double[n];
      for (int j = 0; j < n; j++) {
        move[j] = held[j] ? 0 : Math.sqrt(scales[j]) * direction[j];
      }
      double[] image = structure.sums(move);
      double curvature = 0;
      for (int i = 0; i < image.length; i++) {
        curvature += weights[i] * image[i] * image[i];
      }
      if (!(curvature > 0)) {
        break;
      }
      double step = square / curvature;
      for (int i = 0; i < image.length; i++) {
        image[i] *= weights[i];
      }
      double[] back = structure.spread(image);
      for (int j = 0; j < n; j++) {
        b[j] += step * move[j];
        residual[j] -= held[j] ? 0 : step * Math.sqrt(scales[j]) * back[j];
      }
      double next = dot(residual, residual);
      double ratio = next / square;
      for (int j = 0; j < n; j++) {
        direction[j] = residual[j] + ratio * direction[j];
      }
      square = next;
    }
  }

  private double[] scaledNegativeGradient(double[] b, double[] scales, boolean[] held) {
    double[] gradient = gradient(b);
    for (int j = 0; j < b.length; j++) {
      gradient[j] = held[j] ? 0 : -Math.sqrt(scales[j]) * gradient[j];
    }
    return gradient;
  }

  /** S'W(S b − f), half the derivative of the objective. */
  private double[] gradient(double[] b) {
    double[] errors = structure.sums(b);
    for (int i = 0; i < errors.length; i++) {
      errors[i] = weights[i] * (errors[i] - forecasts[i]);
    }
    return structure.spread(errors);
  }

  private double gradientSize() {
    double[] gradient = gradient(new double[structure.leaves()]);
    double most = 0;
    for (double value : gradient) {
      most = Math.max(most, Math.abs(value));
    }
    return most;
  }

  private static double squareOf(double[] a) {
    return dot(a, a);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
