package io.sales360.forecasting.arima;

import java.util.Arrays;

/**
 * The Kalman filter of a series with missing values, differences inside the state. Slower than the
 * filter of a complete differenced series.
 */
final class GappyInnovations implements Innovations {
  private final double[][] columns;
  private final double[] delta;
  private final double[][] errors;
  private final double[] variances;
  private double logDeterminant;
  private int count;

  /**
   * Undifferenced columns.
   *
   * @param columns the series first, NaN where missing; its first value present
   * @param delta weights that undo the differences
   */
  GappyInnovations(double[][] columns, double[] delta) {
    this.columns = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      this.columns[c] = columns[c].clone();
      double first = columns[c][0];
      for (int t = 0; delta.length > 0 && t < columns[c].length; t++) {
        this.columns[c][t] -= first;
      }
    }
    this.delta = delta;
    this.errors = new double[columns.length][columns[0].length];
    this.variances = new double[columns[0].length];
  }

  @Override
  public boolean run(double[] phi, double[] theta) {
    StateSpace space = new StateSpace(phi, theta, delta);
    if (!space.start(phi, theta)) {
      return false;
    }
    space.filter(columns, new double[columns.length][space.dimension()], errors, variances);
    logDeterminant = 0;
    count = 0;
    for (int t = 0; t < variances.length; t++) {
      boolean counts = !Double.isNaN(variances[t]);
      double root = counts ? 1 / Math.sqrt(variances[t]) : 0;
      for (double[] column : errors) {
        column[t] = counts ? column[t] * root : 0;
      }
      if (counts) {
        logDeterminant += Math.log(variances[t]);
        count++;
      }
    }
    return count > 0 && Arrays.stream(errors[0]).allMatch(Double::isFinite);
  }

  @Override
  public double[] column(int index) {
    return errors[index];
  }

  @Override
  public int columns() {
    return columns.length;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public double logDeterminant() {
    return logDeterminant;
  }
}
