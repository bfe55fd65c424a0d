package io.sales360.forecasting.arima;

import io.sales360.forecasting.math.Differentiable;

/**
 * Minus the log-likelihood per observation as a function of the free numbers of an ARMA. The
 * variance and the coefficients of all regressors are profiled out: given the ARMA they are a least
 * squares problem on filtered columns. Gradients are forward differences.
 */
final class ArmaObjective implements Differentiable {
  /** Wide enough for fifteen digits, narrow enough that curvature does not show. */
  private static final double DIFFERENCE = 1e-6;

  /** Added so that the relative tolerance of a minimiser is never about a value near zero. */
  private static final double OFFSET = 10;

  private final ArmaOrders orders;
  private final Innovations innovations;
  private final double floor;
  private final double[] coefficients;
  private final double[] moved;
  private final double[][] normal;
  private final double[] beta;
  private double squares;
  private int calls;

  /**
   * An objective.
   *
   * @param floor sum of squares below which errors are rounding
   */
  ArmaObjective(ArmaOrders orders, Innovations innovations, double floor) {
    this.orders = orders;
    this.innovations = innovations;
    this.floor = floor;
    this.coefficients = new double[orders.free()];
    this.moved = new double[orders.free()];
    int k = innovations.columns() - 1;
    this.normal = new double[k][k];
    this.beta = new double[k];
  }

  @Override
  public double evaluate(double[] free, double[] gradient) {
    System.arraycopy(free, 0, moved, 0, moved.length);
    double value = value(free);
    if (value == Double.POSITIVE_INFINITY) {
      return value;
    }
    for (int i = 0; i < moved.length; i++) {
      moved[i] = free[i] + DIFFERENCE;
      double ahead = value(moved);
      double width = moved[i] - free[i];
      if (ahead == Double.POSITIVE_INFINITY) {
        moved[i] = free[i] - DIFFERENCE;
        ahead = value(moved);
        width = moved[i] - free[i];
      }
      gradient[i] = ahead == Double.POSITIVE_INFINITY ? 0 : (ahead - value) / width;
      moved[i] = free[i];
    }
    return value;
  }

  /** The objective alone; afterwards {@link #beta()} and {@link #squares()} belong to it. */
  double value(double[] free) {
    PartialCorrelations.toCoefficients(orders, free, coefficients);
    return atCoefficients(coefficients);
  }

  double atCoefficients(double[] arma) {
    calls++;
    if (!innovations.run(orders.ar(arma), orders.ma(arma))) {
      return Double.POSITIVE_INFINITY;
    }
    squares = Math.max(floor, profile());
    int n = innovations.count();
    double value = 0.5 * (Math.log(squares / n) + innovations.logDeterminant() / n) + OFFSET;
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  /** Log-likelihood of an objective value for {@code n} observations. */
  static double logLik(double value, int n) {
    return -n * (value - OFFSET + 0.5 + 0.5 * Math.log(2 * Math.PI));
  }

  /** Solves for the coefficients by Cholesky's factors; what is left is the sum of squares. */
  private double profile() {
    int k = beta.length;
    double[] y = innovations.column(0);
    double sum = dot(y, y);
    for (int i = 0; i < k; i++) {
      double[] x = innovations.column(i + 1);
      double own = dot(x, x);
      double pivot = own;
      for (int j = 0; j < i; j++) {
        double entry = dot(x, innovations.column(j + 1));
        for (int l = 0; l < j; l++) {
          entry -= normal[i][l] * normal[j][l];
        }
        normal[i][j] = normal[j][j] == 0 ? 0 : entry / normal[j][j];
        pivot -= normal[i][j] * normal[i][j];
      }
      normal[i][i] = pivot > 1e-11 * own ? Math.sqrt(pivot) : 0;
      double right = dot(x, y);
      for (int l = 0; l < i; l++) {
        right -= normal[i][l] * beta[l];
      }
      beta[i] = normal[i][i] == 0 ? 0 : right / normal[i][i];
      sum -= beta[i] * beta[i];
    }
    for (int i = k - 1; i >= 0; i--) {
      double right = beta[i];
      for (int l = i + 1; l < k; l++) {
        right -= normal[l][i] * beta[l];
      }
      beta[i] = normal[i][i] == 0 ? 0 : right / normal[i][i];
    }
    return k == 0 ? sum : sum < 1e-6 * dot(y, y) ? residualSquares(y) : sum;
  }

  /** The same sum without cancellation, for regressors that explain nearly everything. */
  private double residualSquares(double[] y) {
    double sum = 0;
    for (int t = 0; t < y.length; t++) {
      double rest = y[t];
      for (int i = 0; i < beta.length; i++) {
        rest -= beta[i] * innovations.column(i + 1)[t];
      }
      sum += rest * rest;
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum;
  }

  double[] beta() {
    return beta;
  }

  double squares() {
    return squares;
  }

  int calls() {
    return calls;
  }

  double[] coefficients(double[] free) {
    double[] arma = new double[orders.free()];
    PartialCorrelations.toCoefficients(orders, free, arma);
    return arma;
  }
}
