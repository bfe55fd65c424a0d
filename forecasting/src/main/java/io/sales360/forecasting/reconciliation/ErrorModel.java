package io.sales360.forecasting.reconciliation;

import java.io.Serializable;

/**
 * Covariance of the nodes' forecast errors as W = diag(d) + F F' with few columns in F: what makes
 * the general estimator as sparse as the diagonal one. Held by the arrays given.
 */
final class ErrorModel implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] own;
  private final double[][] common;

  /**
   * A covariance.
   *
   * @param own d, one per node, above zero; NaN for a node that has no say
   * @param common F, one row per node; no rows for a diagonal covariance
   */
  ErrorModel(double[] own, double[][] common) {
    this.own = own;
    this.common = common;
  }

  static ErrorModel diagonal(double[] variances) {
    return new ErrorModel(variances, new double[0][]);
  }

  double own(int node) {
    return own[node];
  }

  double[] common(int node) {
    return common[node];
  }

  /** Number of columns of F. */
  int factors() {
    return common.length == 0 ? 0 : common[0].length;
  }

  int nodes() {
    return own.length;
  }

  /** Inverses of d relative to the largest; zero for nodes without a say. */
  double[] weights() {
    double smallest = Double.POSITIVE_INFINITY;
    for (double variance : own) {
      smallest = variance < smallest ? variance : smallest;
    }
    double[] weights = new double[own.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Double.isNaN(own[i]) ? 0 : smallest / own[i];
    }
    return weights;
  }

  /** The same with no say for nodes whose forecast is NaN. */
  ErrorModel heardIn(double[] forecasts) {
    double[] heard = own.clone();
    for (int i = 0; i < heard.length; i++) {
      heard[i] = Double.isNaN(forecasts[i]) ? Double.NaN : heard[i];
    }
    return new ErrorModel(heard, common);
  }
}
