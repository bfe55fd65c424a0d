package io.sales360.forecasting.math;

/** Linear least squares by Householder reflections; columns that depend on others get zero. */
public final class LeastSquares {
  /** A column whose rest is this small beside its length says nothing new. */
  private static final double DEPENDENT = 1e-10;

  private LeastSquares() {}

  /**
   * The coefficients that minimise the squared error of {@code columns · b − y}.
   *
   * @param columns one array per column; overwritten
   * @param y the right-hand side; overwritten, afterwards its tail holds the rest
   */
  public static double[] solve(double[][] columns, double[] y) {
    int rows = y.length;
    int p = columns.length;
    int[] pivotRow = new int[p];
    double[] diagonal = new double[p];
    int row = 0;
    for (int j = 0; j < p; j++) {
      double[] column = columns[j];
      double whole = norm(column, 0);
      double rest = row < rows ? norm(column, row) : 0;
      if (rest <= DEPENDENT * whole || rest == 0) {
        pivotRow[j] = -1;
        continue;
      }
      double alpha = column[row] > 0 ? -rest : rest;
      double head = column[row] - alpha;
      double scale = -alpha * head;
      column[row] = head;
      for (int k = j + 1; k < p; k++) {
        reflect(column, columns[k], row, scale);
      }
      reflect(column, y, row, scale);
      diagonal[j] = alpha;
      pivotRow[j] = row++;
    }
    double[] b = new double[p];
    for (int j = p - 1; j >= 0; j--) {
      if (pivotRow[j] < 0) {
        continue;
      }
      double sum = y[pivotRow[j]];
      for (int k = j + 1; k < p; k++) {
        sum -= columns[k][pivotRow[j]] * b[k];
      }
      b[j] = sum / diagonal[j];
    }
    return b;
  }

  private static void reflect(double[] mirror, double[] target, int from, double scale) {
    double dot = 0;
    for (int i = from; i < target.length; i++) {
      dot += mirror[i] * target[i];
    }
    double factor = dot / scale;
    for (int i = from; i < target.length; i++) {
      target[i] -= factor * mirror[i];
    }
  }

  private static double norm(double[] vector, int from) {
    double sum = 0;
    for (int i = from; i < vector.length; i++) {
      sum += vector[i] * vector[i];
    }
    return Math.sqrt(sum);
  }
}
