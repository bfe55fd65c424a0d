package io.sales360.forecasting.reconciliation;

import io.sales360.forecasting.model.Residuals;
import java.util.List;

/**
 * Covariance of the one-step errors of all nodes, its correlations shrunk to zero by the intensity
 * of Schäfer &amp; Strimmer (2005) for errors of mean zero: W = λ D + (1 − λ) E'E/T. Never formed:
 * the errors are kept, and the intensity comes from sums of squares of the T × T products.
 *
 * <p>Where an error is missing it counts as zero and the node's others are scaled up, so that
 * variances are exact and correlations drawn to zero by what two nodes have not in common.
 */
public final class ShrunkCovariance {
  /** Below this the covariance is close to singular. */
  private static final double LEAST_INTENSITY = 1e-6;

  private final double[] variances;
  private final double[][] standardized;
  private final double lambda;

  private ShrunkCovariance(double[] variances, double[][] standardized, double lambda) {
    this.variances = variances;
    this.standardized = standardized;
    this.lambda = lambda;
  }

  /**
   * The covariance of given errors.
   *
   * @param residuals one per node, all of one length, aligned by period; NaN where there is none.
   *     Nodes without an error or with zero errors only get the smallest variance of the others
   * @throws IllegalArgumentException if lengths differ or an error is infinite
   */
  public static ShrunkCovariance of(List<Residuals> residuals) {
    int nodes = residuals.size();
    int periods = nodes == 0 ? 0 : residuals.get(0).length();
    double[] variances = new double[nodes];
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < nodes; i++) {
      variances[i] = residuals.get(i).meanSquare();
      if (residuals.get(i).length() != periods || Double.isInfinite(variances[i])) {
        throw new IllegalArgumentException(
            "Node "
                + i
                + " has "
                + residuals.get(i).length()
                + " residuals of mean square ("
                + variances[i]
                + "); node 0 has "
                + periods
                + ".\nMaybe pad shorter histories with NaN at their start.");
      }
      smallest = variances[i] > 0 ? Math.min(smallest, variances[i]) : smallest;
    }
    double[][] rows = new double[nodes][];
    for (int i = 0; i < nodes; i++) {
      rows[i] = standardized(residuals.get(i));
      if (variances[i] == 0) {
        variances[i] = Double.isInfinite(smallest) ? 1 : smallest;
      }
    }
    double lambda = Math.max(LEAST_INTENSITY, intensity(rows, periods));
    return new ShrunkCovariance(variances, rows, lambda);
  }

  /** Errors over the root of their sum of squares; missing ones are zero. */
  private static double[] standardized(Residuals residuals) {
    double[] row = new double[residuals.length()];
    double sum = 0;
    for (int t = 0; t < row.length; t++) {
      row[t] = Double.isNaN(residuals.value(t)) ? 0 : residuals.value(t);
      sum += row[t] * row[t];
    }
    double norm = Math.sqrt(sum);
    for (int t = 0; t < row.length && norm > 0; t++) {
      row[t] /= norm;
    }
    return row;
  }

  /**
   * λ = Σ Var(r) / Σ r² over all pairs of different nodes, Schäfer &amp; Strimmer (2005), eq. 8,
   * with Var(r) = (Σ x² − r²/T) T/(T − 1) and x the products of two nodes' errors, which add up to
   * r. The sums over pairs are sums over periods: Σ r² = ‖X X'‖², Σ Σ x² = Σ (Σ squares)².
   */
  private static double intensity(double[][] rows, int periods) {
    double[][] products = new double[periods][periods];
    double[] squares = new double[periods];
    double ownFourth = 0;
    double ownSquares = 0;
    for (double[] row : rows) {
      double norm = 0;
      for (int s = 0; s < periods; s++) {
        double square = row[s] * row[s];
        squares[s] += square;
        norm += square;
        ownFourth += square * square;
        for (int t = s; t < periods && square > 0; t++) {
          products[s][t] += row[s] * row[t];
        }
      }
      ownSquares += norm * norm;
    }
    double correlations = -ownSquares;
    double fourth = -ownFourth;
    for (int s = 0; s < periods; s++) {
      fourth += squares[s] * squares[s];
      for (int t = s; t < periods; t++) {
        correlations += (s == t ? 1 : 2) * products[s][t] * products[s][t];
      }
    }
    double spread = periods / (periods - 1.0) * (fourth - correlations / periods);
    double lambda = spread / correlations;
    return lambda >= 0 && lambda < 1 ? lambda : 1;
  }

  /** λ, the share of the diagonal, above 0 and at most 1. */
  public double lambda() {
    return lambda;
  }

  /** Number of nodes. */
  public int nodes() {
    return variances.length;
  }

  /** The covariance of two nodes' errors. */
  public double covariance(int i, int k) {
    if (i == k) {
      return variances[i];
    }
    return (1 - lambda)
        * Math.sqrt(variances[i] * variances[k])
        * UpperSystem.dot(standardized[i], standardized[k]);
  }

  /** The same as a diagonal and factors. */
  ErrorModel errors() {
    double[] own = new double[variances.length];
    double[][] common = new double[lambda < 1 ? variances.length : 0][];
    for (int i = 0; i < own.length; i++) {
      boolean silent = UpperSystem.dot(standardized[i], standardized[i]) == 0;
      own[i] = silent ? variances[i] : lambda * variances[i];
      double size = Math.sqrt((1 - lambda) * variances[i]);
      if (lambda < 1) {
        common[i] = standardized[i].clone();
        for (int t = 0; t < common[i].length; t++) {
          common[i][t] *= size;
        }
      }
    }
    return new ErrorModel(own, common);
  }
}
