package io.sales360.forecasting.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * The optimality conditions for one set of leaves held at zero, reduced to one unknown per upper
 * node and one per common factor:
 *
 * <pre>
 * P y + E c = r,   Q c − E'y = q
 * P = diag(d of upper) + A V A',  E = F of upper − A F of leaves,  Q = I + Σ held F(j)F(j)'/v(j)
 * </pre>
 *
 * where A says which free leaves a node holds and V are the leaves' variances. Solved by dense
 * Cholesky if there are few upper nodes, by conjugate gradients on products otherwise.
 */
final class UpperSystem {
  /** Up to here the decomposition is quicker than conjugate gradients. */
  static final int MAX_DENSE = 1000;

  private static final double GRADIENT_PRECISION = 1e-13;

  private final LeafProblem problem;
  private final double[] variances;
  private final boolean[] held;
  private final double[][] loads;
  private final @Nullable Cholesky factorSystem;
  private final @Nullable Cholesky dense;
  private final double[] diagonal;

  /**
   * Builds the system.
   *
   * @param variances V, one per leaf
   * @param held leaves that are zero
   * @param nothingHeld the system without any held leaf, whose loads are adjusted; null if this is
   *     it
   */
  UpperSystem(
      LeafProblem problem,
      double[] variances,
      boolean[] held,
      @Nullable UpperSystem nothingHeld,
      int maxDense) {
    this.problem = problem;
    this.variances = variances;
    this.held = held;
    int p = problem.upper.length;
    int factors = problem.errors.factors();
    this.loads = factors == 0 ? new double[0][] : loads(nothingHeld);
    this.factorSystem = factors == 0 ? null : new Cholesky(factorMatrix());
    this.diagonal = diagonal();
    this.dense = p <= maxDense ? new Cholesky(denseMatrix()) : null;
  }

  private double[] diagonal() {
    double[] sums = new double[problem.upper.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = problem.errors.own(problem.upper[i]);
      for (int leaf : problem.structure.members(problem.upper[i])) {
        sums[i] += held[leaf] ? 0 : variances[leaf];
      }
    }
    return sums;
  }

  private double[][] loads(@Nullable UpperSystem nothingHeld) {
    double[][] rows = new double[problem.upper.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          nothingHeld == null
              ? problem.errors.common(problem.upper[i]).clone()
              : nothingHeld.loads[i].clone();
    }
    for (int j = 0; j < held.length; j++) {
      if (problem.ownNode[j] >= 0 && held[j] == (nothingHeld != null)) {
        double[] own = problem.errors.common(problem.ownNode[j]);
        for (int row : problem.rowsOfLeaf[j]) {
          add(rows[row], nothingHeld == null ? -1 : 1, own);
        }
      }
    }
    return rows;
  }

  private static void add(double[] to, double sign, double[] what) {
    for (int t = 0; t < to.length; t++) {
      to[t] += sign * what[t];
    }
  }

  private double[][] factorMatrix() {
    int factors = problem.errors.factors();
    double[][] matrix = new double[factors][factors];
    for (int t = 0; t < factors; t++) {
      matrix[t][t] = 1;
    }
    for (int j = 0; j < held.length; j++) {
      if (held[j] && problem.ownNode[j] >= 0) {
        double[] row = problem.errors.common(problem.ownNode[j]);
        for (int s = 0; s < factors; s++) {
          double scaled = row[s] / variances[j];
          for (int t = s; t < factors; t++) {
            matrix[s][t] += scaled * row[t];
          }
        }
      }
    }
    return matrix;
  }

  private double[][] denseMatrix() {
    int p = diagonal.length;
    double[][] matrix = new double[p][p];
    for (int j = 0; j < held.length; j++) {
      int[] rows = problem.rowsOfLeaf[j];
      for (int a = 0; !held[j] && a < rows.length; a++) {
        for (int b = a + 1; b < rows.length; b++) {
          matrix[rows[a]][rows[b]] += variances[j];
        }
      }
    }
    for (int i = 0; i < p; i++) {
      matrix[i][i] = diagonal[i];
    }
    if (factorSystem != null) {
      addFactors(matrix, factorSystem);
    }
    return matrix;
  }

  /** Adds E Q⁻¹ E'. */
  private void addFactors(double[][] matrix, Cholesky system) {
    int p = matrix.length;
    double[][] halves = new double[p][];
    for (int i = 0; i < p; i++) {
      halves[i] = loads[i].clone();
      system.forward(halves[i]);
    }
    for (int i = 0; i < p; i++) {
      for (int k = i; k < p; k++) {
        matrix[i][k] += dot(halves[i], halves[k]);
      }
    }
  }

  /** The factors c for given y and q. */
  double[] factors(double[] y, double[] q) {
    if (factorSystem == null) {
      return new double[0];
    }
    double[] right = q.clone();
    for (int i = 0; i < y.length; i++) {
      for (int t = 0; t < right.length; t++) {
        right[t] += y[i] * loads[i][t];
      }
    }
    return factorSystem.solve(right);
  }

  /** The unknowns y of the upper nodes for the right-hand sides r and q. */
  double[] solve(double[] r, double[] q) {
    double[] right = r.clone();
    if (factorSystem != null) {
      double[] c = factorSystem.solve(q);
      for (int i = 0; i < right.length; i++) {
        right[i] -= dot(loads[i], c);
      }
    }
    return dense == null ? conjugateGradients(right) : dense.solve(right);
  }

  private double[] conjugateGradients(double[] right) {
    int p = right.length;
    double[] y = new double[p];
    double[] residual = right.clone();
    double[] direction = new double[p];
    double previous = 0;
    double start = 0;
    for (int k = 0; k < 10 * p + 100; k++) {
      double[] scaled = new double[p];
      for (int i = 0; i < p; i++) {
        scaled[i] = residual[i] / diagonal[i];
      }
      double square = dot(residual, scaled);
      start = k == 0 ? square : start;
      if (!(square > GRADIENT_PRECISION * GRADIENT_PRECISION * start)) {
        break;
      }
      double ratio = k == 0 ? 0 : square / previous;
      for (int i = 0; i < p; i++) {
        direction[i] = scaled[i] + ratio * direction[i];
      }
      double[] image = times(direction);
      double step = square / dot(direction, image);
      for (int i = 0; i < p; i++) {
        y[i] += step * direction[i];
        residual[i] -= step * image[i];
      }
      previous = square;
    }
    return y;
  }

  /** (P + E Q⁻¹ E') y by sparse products. */
  private double[] times(double[] y) {
    double[] image = new double[y.length];
    for (int j = 0; j < held.length; j++) {
      if (held[j]) {
        continue;
      }
      double sum = 0;
      for (int row : problem.rowsOfLeaf[j]) {
        sum += y[row];
      }
      sum *= variances[j];
      for (int row : problem.rowsOfLeaf[j]) {
        image[row] += sum;
      }
    }
    double[] c = factors(y, new double[problem.errors.factors()]);
    for (int i = 0; i < y.length; i++) {
      image[i] += problem.errors.own(problem.upper[i]) * y[i];
      image[i] += c.length == 0 ? 0 : dot(loads[i], c);
    }
    return image;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int t = 0; t < a.length; t++) {
      sum += a[t] * b[t];
    }
    return sum;
  }
}
