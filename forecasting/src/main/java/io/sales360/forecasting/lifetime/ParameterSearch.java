package io.sales360.forecasting.lifetime;

import io.sales360.forecasting.math.Bfgs;
import io.sales360.forecasting.math.Differentiable;
import io.sales360.forecasting.math.Optimum;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Maximum likelihood over positive parameters: quasi-Newton on their logarithms, within bounds,
 * from several starts. The likelihoods here have long flat ridges, which is why other programs
 * diverge; a mild penalty λ Σ (log θ)² closes them. Gradients are central differences, whose error
 * (about 1e-9, relatively) is far below what the search needs.
 */
final class ParameterSearch {
  /** The logarithm of a customer's or the whole data's likelihood. */
  interface LogLikelihood {
    double at(double[] parameters);
  }

  /** Logarithms beyond this are no parameters of customers any more. */
  static final double BOUND = Math.log(1e6);

  private static final double STEP = 1e-5;
  private static final double HESSIAN_STEP = 1e-3;
  private static final int MAX_ITERATIONS = 300;
  private static final double TOLERANCE = 1e-12;

  /** Of the starts, the best so many are followed to their end. */
  private static final int FOLLOWED = 3;

  private final LogLikelihood logLikelihood;
  private final double penalty;

  ParameterSearch(LogLikelihood logLikelihood, double penalty) {
    this.logLikelihood = logLikelihood;
    this.penalty = penalty;
  }

  /**
   * The best point found from these parameters, in logarithms; its value is minus the penalised
   * log-likelihood.
   */
  Optimum run(double[][] starts) {
    double[][] ordered = new double[starts.length][];
    for (int i = 0; i < ordered.length; i++) {
      ordered[i] = Arrays.stream(starts[i]).map(Math::log).toArray();
    }
    Arrays.sort(ordered, (one, other) -> Double.compare(value(one), value(other)));
    Bfgs bfgs = new Bfgs(TOLERANCE, MAX_ITERATIONS);
    Optimum best = null;
    int evaluations = starts.length;
    for (int i = 0; i < Math.min(FOLLOWED, ordered.length); i++) {
      Optimum found = bfgs.minimize(differentiable(), ordered[i]);
      evaluations += found.evaluations();
      if (best == null || found.value() < best.value()) {
        best = found;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("There is no start.\nMaybe the model has no parameters.");
    }
    return new Optimum(best.point(), best.value(), evaluations, best.converged());
  }

  /** Whether a parameter ran away: within a factor of ten of its bound. */
  static boolean atBound(double[] logs) {
    for (double log : logs) {
      if (Math.abs(log) > BOUND - Math.log(10)) {
        return true;
      }
    }
    return false;
  }

  private double value(double[] logs) {
    double[] parameters = new double[logs.length];
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      if (!(Math.abs(logs[i]) <= BOUND)) {
        return Double.POSITIVE_INFINITY;
      }
      parameters[i] = Math.exp(logs[i]);
      sum += logs[i] * logs[i];
    }
    double value = penalty * sum - logLikelihood.at(parameters);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private Differentiable differentiable() {
    return (x, gradient) -> {
      double value = value(x);
      if (Double.isFinite(value)) {
        double[] near = x.clone();
        for (int i = 0; i < x.length; i++) {
          near[i] = x[i] + STEP;
          double above = value(near);
          near[i] = x[i] - STEP;
          double below = value(near);
          near[i] = x[i];
          gradient[i] = slope(value, above, below);
        }
      }
      return value;
    };
  }

  /** Central, but one-sided beside a bound. */
  private static double slope(double value, double above, double below) {
    if (Double.isInfinite(above)) {
      return (value - below) / STEP;
    }
    return Double.isInfinite(below) ? (above - value) / STEP : (above - below) / (2 * STEP);
  }

  /**
   * A square root of the covariance of the logarithms: the inverse Hessian of the penalised
   * likelihood, along its eigenvectors. Directions that the data do not curve get the prior that
   * the penalty is, or a deviation of 1.
   */
  double[][] covarianceRoot(double[] logs) {
    int n = logs.length;
    double[][] hessian = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        hessian[i][j] =
            (moved(logs, i, 1, j, 1)
                    - moved(logs, i, 1, j, -1)
                    - moved(logs, i, -1, j, 1)
                    + moved(logs, i, -1, j, -1))
                / (4 * HESSIAN_STEP * HESSIAN_STEP);
        hessian[j][i] = hessian[i][j];
      }
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(hessian));
    double least = Math.max(1, 2 * penalty);
    double[][] root = new double[n][n];
    for (int k = 0; k < n; k++) {
      double curvature = Math.max(eigen.getRealEigenvalue(k), least);
      for (int i = 0; i < n; i++) {
        root[i][k] = eigen.getEigenvector(k).getEntry(i) / Math.sqrt(curvature);
      }
    }
    return root;
  }

  private double moved(double[] logs, int i, int signI, int j, int signJ) {
    double[] near = logs.clone();
    near[i] += signI * HESSIAN_STEP;
    near[j] += signJ * HESSIAN_STEP;
    for (int k = 0; k < near.length; k++) {
      near[k] = Math.max(-BOUND, Math.min(BOUND, near[k]));
    }
    return value(near);
  }
}
