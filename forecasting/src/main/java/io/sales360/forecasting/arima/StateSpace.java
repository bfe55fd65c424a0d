package io.sales360.forecasting.arima;

import java.io.Serializable;
import java.util.Arrays;

/**
 * An ARIMA in Harvey's state space form with its Kalman filter, covariances in units of σ². The
 * state holds the ARMA part (r = max(p, q + 1) entries), then the last observed values that undo
 * the differences; those start diffuse, with a large variance. Harvey (1989), §3.4; Gardner, Harvey
 * &amp; Phillips (1980). Missing values are predicted over.
 */
final class StateSpace implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The variance of a value of which nothing is known, as in R's stats::arima. */
  private static final double DIFFUSE = 1e6;

  /** Above this variance an error still belongs to the diffuse start and does not count. */
  private static final double COUNTS_BELOW = 1e4;

  private final double[] phi;
  private final double[] theta;
  private final double[] delta;
  private final int r;
  private final int dim;
  private double[][] covariance;

  StateSpace(double[] phi, double[] theta, double[] delta) {
    this.r = Math.max(phi.length, theta.length + 1);
    this.phi = Arrays.copyOf(phi, r);
    this.theta = new double[r];
    this.theta[0] = 1;
    System.arraycopy(theta, 0, this.theta, 1, theta.length);
    this.delta = delta;
    this.dim = r + delta.length;
    this.covariance = new double[dim][dim];
  }

  int dimension() {
    return dim;
  }

  /** Sets the covariance before the first observation; false if the ARMA is not stationary. */
  boolean start(double[] ar, double[] ma) {
    double[] gamma = Autocovariances.of(ar, ma, r + 1);
    if (gamma.length == 0 || !(gamma[0] < 1e12)) {
      return false;
    }
    double[] psi = Autocovariances.psi(ar, ma, r);
    double[] first = new double[r + 1];
    first[0] = gamma[0];
    for (int i = 1; i < r; i++) {
      double sum = 0;
      for (int j = i; j < r; j++) {
        sum += phi[j] * gamma[1 + j - i] + theta[j] * psi[j - i];
      }
      first[i] = sum;
    }
    for (double[] row : covariance) {
      Arrays.fill(row, 0);
    }
    for (int i = r - 1; i >= 0; i--) {
      for (int j = i; j < r; j++) {
        double later = i + 1 < r && j + 1 < r ? covariance[i + 1][j + 1] : 0;
        double value =
            phi[i] * phi[j] * gamma[0]
                + phi[i] * first[j + 1]
                + phi[j] * first[i + 1]
                + later
                + theta[i] * theta[j];
        covariance[i][j] = value;
        covariance[j][i] = value;
      }
    }
    for (int i = r; i < dim; i++) {
      covariance[i][i] = DIFFUSE;
    }
    return true;
  }

  /**
   * Filters from period {@code from} on.
   *
   * @param columns series first; only its missing values matter
   * @param states one per column, as predicted for the first period; moved to the period after the
   *     last
   * @param errors one-step errors per column; NaN where there is none
   * @param variances of the errors; NaN where an error is missing or belongs to the start
   */
  void filter(double[][] columns, double[][] states, double[][] errors, double[] variances) {
    int n = columns[0].length;
    double most = delta.length > 0 ? COUNTS_BELOW : Double.POSITIVE_INFINITY;
    double[] gain = new double[dim];
    for (int t = 0; t < n; t++) {
      boolean missing = Double.isNaN(columns[0][t]);
      double variance = Double.NaN;
      if (!missing) {
        observe(gain);
        variance = output(gain);
        correct(gain, variance);
      }
      for (int c = 0; c < columns.length; c++) {
        double error = missing ? Double.NaN : columns[c][t] - output(states[c]);
        errors[c][t] = missing || variance >= most ? Double.NaN : error;
        for (int i = 0; !missing && i < dim; i++) {
          states[c][i] += gain[i] * error / variance;
        }
        advance(states[c]);
      }
      variances[t] = variance < most ? variance : Double.NaN;
      advanceCovariance();
    }
  }

  /** The expected observation of a predicted state. */
  double output(double[] state) {
    double sum = state[0];
    for (int j = 0; j < delta.length; j++) {
      if (delta[j] != 0) {
        sum += delta[j] * state[r + j];
      }
    }
    return sum;
  }

  /** Moves a state one period on. */
  void advance(double[] state) {
    double seen = output(state);
    double first = state[0];
    for (int i = 0; i < r; i++) {
      state[i] = phi[i] * first + (i + 1 < r ? state[i + 1] : 0);
    }
    for (int i = dim - 1; i > r; i--) {
      state[i] = state[i - 1];
    }
    if (dim > r) {
      state[r] = seen;
    }
  }

  /** Covariance of the state with the observation: P Z'. */
  void observe(double[] gain) {
    for (int i = 0; i < dim; i++) {
      gain[i] = output(covariance[i]);
    }
  }

  private void correct(double[] gain, double variance) {
    for (int i = 0; i < dim; i++) {
      double share = gain[i] / variance;
      double[] row = covariance[i];
      for (int j = 0; j < dim; j++) {
        row[j] -= share * gain[j];
      }
    }
  }

  /** P becomes T P T' + R R'; rows are moved, then columns. */
  void advanceCovariance() {
    double[] first = covariance[0];
    double[] seen = new double[dim];
    for (int j = 0; dim > r && j < dim; j++) {
      double sum = first[j];
      for (int l = 0; l < delta.length; l++) {
        if (delta[l] != 0) {
          sum += delta[l] * covariance[r + l][j];
        }
      }
      seen[j] = sum;
    }
    double[][] moved = new double[dim][];
    for (int i = 0; i < r; i++) {
      double[] row = i + 1 < r ? covariance[i + 1] : new double[dim];
      if (phi[i] != 0) {
        for (int j = 0; j < dim; j++) {
          row[j] += phi[i] * first[j];
        }
      }
      moved[i] = row;
    }
    for (int i = r; i < dim; i++) {
      moved[i] = i == r ? seen : covariance[i - 1];
    }
    covariance = moved;
    for (double[] row : covariance) {
      advance(row);
    }
    for (int i = 0; i < r; i++) {
      for (int j = 0; theta[i] != 0 && j < r; j++) {
        covariance[i][j] += theta[i] * theta[j];
      }
    }
  }

  /** The same process with differences, its last values known exactly. */
  StateSpace integrated(double[] weights) {
    StateSpace whole = new StateSpace(phi, Arrays.copyOfRange(theta, 1, r), weights);
    for (int i = 0; i < r; i++) {
      System.arraycopy(covariance[i], 0, whole.covariance[i], 0, r);
    }
    return whole;
  }

  /** A copy whose covariance moves on its own. */
  StateSpace copy() {
    StateSpace copy = new StateSpace(phi, Arrays.copyOfRange(theta, 1, r), delta);
    for (int i = 0; i < dim; i++) {
      copy.covariance[i] = covariance[i].clone();
    }
    return copy;
  }
}
