package io.sales360.forecasting.reconciliation;

/**
 * A = U'U of a symmetric positive definite matrix, row by row so that the inner loop is an addition
 * of one row to another. Golub &amp; Van Loan (2013), §4.2.5.
 */
final class Cholesky {
  /** A pivot this small beside its diagonal is rounding: the row depends on those before it. */
  private static final double DEPENDENT = 1e-14;

  private final double[][] upper;

  /**
   * Decomposes.
   *
   * @param matrix the upper triangle; overwritten and kept
   */
  Cholesky(double[][] matrix) {
    int n = matrix.length;
    double[] diagonal = new double[n];
    for (int k = 0; k < n; k++) {
      diagonal[k] = matrix[k][k];
    }
    for (int k = 0; k < n; k++) {
      double[] pivot = matrix[k];
      if (!(pivot[k] > DEPENDENT * diagonal[k])) {
        pivot[k] = Double.POSITIVE_INFINITY; // its unknown becomes zero
        java.util.Arrays.fill(pivot, k + 1, n, 0);
        continue;
      }
      double root = Math.sqrt(pivot[k]);
      for (int j = k; j < n; j++) {
        pivot[j] /= root;
      }
      for (int i = k + 1; i < n; i++) {
        double factor = pivot[i];
        if (factor != 0) {
          double[] row = matrix[i];
          for (int j = i; j < n; j++) {
            row[j] -= factor * pivot[j];
          }
        }
      }
    }
    this.upper = matrix;
  }

  /** The solution of A x = b, as a new array. */
  double[] solve(double[] b) {
    double[] x = b.clone();
    forward(x);
    int n = x.length;
    for (int i = n - 1; i >= 0; i--) {
      double[] row = upper[i];
      double sum = x[i];
      for (int j = i + 1; j < n; j++) {
        sum -= row[j] * x[j];
      }
      x[i] = sum / row[i];
    }
    return x;
  }

  /** Replaces x by the solution of U'z = x. */
  void forward(double[] x) {
    int n = x.length;
    for (int i = 0; i < n; i++) {
      double[] row = upper[i];
      x[i] /= row[i];
      double z = x[i];
      if (z != 0) {
        for (int j = i + 1; j < n; j++) {
          x[j] -= row[j] * z;
        }
      }
    }
  }
}
