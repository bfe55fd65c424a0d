package io.sales360.forecasting.promotion;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Least squares on few columns after unit and period effects were taken out, with errors clustered
 * by unit: Arellano (1987), scaled by G/(G − 1) · (N − 1)/(N − K), K the columns and period effects
 * (unit effects lie within clusters and do not count, as in Stata's xtreg, fe).
 */
final class ClusteredRegression {
  /** The sweeps end when nothing moves by more than this, relatively. */
  private static final double STILL = 1e-13;

  private static final int MAX_SWEEPS = 10_000;

  /** A column whose rest is this small beside it is made of unit and period effects. */
  private static final double ABSORBED = 1e-9;

  private final int[] unit;
  private final int[] period;
  private final int units;
  private final int periods;

  ClusteredRegression(int[] unit, int[] period, int units, int periods) {
    this.unit = unit;
    this.period = period;
    this.units = units;
    this.periods = periods;
  }

  /** Coefficients with their covariance. */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Estimate(double[] beta, double[][] covariance) {}

  /**
   * Estimates.
   *
   * @throws IllegalArgumentException if unit and period effects explain a column
   */
  Estimate estimate(double[][] columns, double[] y) {
    int p = columns.length;
    int n = y.length;
    double[][] rest = new double[p][];
    for (int j = 0; j < p; j++) {
      rest[j] = sweep(columns[j]);
      if (norm(rest[j]) <= ABSORBED * norm(columns[j])) {
        throw new IllegalArgumentException(
            "Effect %d cannot be told from unit and period effects.%nMaybe no unit stayed untreated, or none was seen before."
                .formatted(j + 1));
      }
    }
    double[] left = sweep(y);
    RealMatrix x = new Array2DRowRealMatrix(rest).transpose();
    RealMatrix bread =
        new SingularValueDecomposition(x.transpose().multiply(x)).getSolver().getInverse();
    double[] beta = bread.operate(x.transpose().operate(left));
    double[][] scores = new double[units][p];
    for (int i = 0; i < n; i++) {
      double residual = left[i];
      for (int j = 0; j < p; j++) {
        residual -= rest[j][i] * beta[j];
      }
      for (int j = 0; j < p; j++) {
        scores[unit[i]][j] += rest[j][i] * residual;
      }
    }
    RealMatrix score = new Array2DRowRealMatrix(scores);
    double k = p + periods;
    double scale = units / (units - 1.0) * (n - 1.0) / Math.max(1, n - k);
    RealMatrix covariance =
        bread.multiply(score.transpose().multiply(score)).multiply(bread).scalarMultiply(scale);
    return new Estimate(beta, covariance.getData());
  }

  /** Takes means of units and periods out in turn; exact after one turn on balanced panels. */
  private double[] sweep(double[] column) {
    double[] rest = column.clone();
    double whole = Math.max(norm(column), Double.MIN_NORMAL);
    for (int turn = 0; turn < MAX_SWEEPS; turn++) {
      double moved = takeMeans(rest, unit, units) + takeMeans(rest, period, periods);
      if (moved <= STILL * whole) {
        break;
      }
    }
    return rest;
  }

  private static double takeMeans(double[] values, int[] group, int groups) {
    double[] sum = new double[groups];
    double[] count = new double[groups];
    for (int i = 0; i < values.length; i++) {
      sum[group[i]] += values[i];
      count[group[i]]++;
    }
    double moved = 0;
    for (int g = 0; g < groups; g++) {
      sum[g] /= Math.max(1, count[g]);
      moved = Math.max(moved, Math.abs(sum[g]));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= sum[group[i]];
    }
    return moved;
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }
}
