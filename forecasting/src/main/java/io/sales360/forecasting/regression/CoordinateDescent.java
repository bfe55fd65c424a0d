package io.sales360.forecasting.regression;

import org.jspecify.annotations.Nullable;

/**
 * Least squares with an absolute and a squared penalty, |y − Xb|² + lasso |b|₁ + ridge |b|², one
 * coefficient at a time over the products of the columns. Friedman, Hastie &amp; Tibshirani (2010),
 * Journal of Statistical Software 33, §2.1 and §2.2 (covariance updates).
 */
final class CoordinateDescent {
  /** Steps of the largest coefficient, in deviations of the target, that change nothing. */
  private static final double STILL = 1e-9;

  private static final int MAX_SWEEPS = 10_000;

  private final int mostSweeps;
  private final double[][] products;
  private final double[] rest;
  private final int rows;

  /**
   * Standardised columns.
   *
   * @param table one row per observation, the target last
   */
  CoordinateDescent(double[][] table) {
    this(table, MAX_SWEEPS);
  }

  CoordinateDescent(double[][] table, int mostSweeps) {
    this.mostSweeps = mostSweeps;
    this.rows = table.length;
    int p = table[0].length - 1;
    this.products = new double[p][p];
    this.rest = new double[p];
    for (double[] row : table) {
      for (int j = 0; j < p; j++) {
        for (int k = 0; k <= j; k++) {
          products[j][k] += row[j] * row[k];
        }
        rest[j] += row[j] * row[p];
      }
    }
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < j; k++) {
        products[k][j] = products[j][k];
      }
    }
  }

  /** The coefficients; null if they still move after many sweeps. */
  double @Nullable [] solve(double lasso, double ridge) {
    double[] b = new double[rest.length];
    double[] gradient = rest.clone();
    for (int sweep = 0; sweep < mostSweeps; sweep++) {
      double largest = 0;
      for (int j = 0; j < b.length; j++) {
        double pull = gradient[j] + products[j][j] * b[j];
        double kept = Math.max(0, Math.abs(pull) - lasso / 2) * Math.signum(pull);
        double step = kept / (products[j][j] + ridge) - b[j];
        if (step != 0) {
          b[j] += step;
          for (int k = 0; k < b.length; k++) {
            gradient[k] -= products[j][k] * step;
          }
          largest = Math.max(largest, Math.abs(step) * Math.sqrt(products[j][j] / rows));
        }
      }
      if (largest <= STILL) {
        return b;
      }
    }
    return null;
  }
}
