package io.sales360.forecasting.regression;

import io.sales360.forecasting.math.LeastSquares;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.ArrayList;
import java.util.List;

/** Standardises, solves, and takes the standardisation back. */
final class LinearEngine {
  /** Ridge of least squares where there are few rows. */
  private static final double FALLBACK_RIDGE = 0.01;

  private LinearEngine() {}

  /** Coefficients of the raw columns; columns that never change get zero. */
  static Coefficients fit(LinearSpec spec, String seriesId, double[][] x, double[] y) {
    int n = y.length;
    int p = x[0].length;
    double[] centres = new double[p];
    double[] spreads = new double[p];
    List<Integer> varying = new ArrayList<>();
    for (int j = 0; j < p; j++) {
      double[] moments = moments(x, j);
      centres[j] = moments[0];
      spreads[j] = moments[1];
      if (spreads[j] > 1e-12 * Math.max(1e-300, Math.abs(centres[j]))) {
        varying.add(j);
      }
    }
    double[] target = momentsOf(y);
    double[] slopes = new double[p];
    if (target[1] > 1e-12 * Math.abs(target[0]) && !varying.isEmpty()) {
      double[][] table = new double[n][varying.size() + 1];
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < varying.size(); k++) {
          int j = varying.get(k);
          table[i][k] = (x[i][j] - centres[j]) / spreads[j];
        }
        table[i][varying.size()] = (y[i] - target[0]) / target[1];
      }
      double[] solved = solve(spec, seriesId, table);
      for (int k = 0; k < varying.size(); k++) {
        int j = varying.get(k);
        slopes[j] = solved[k] * target[1] / spreads[j];
      }
    }
    double intercept = target[0];
    for (int j = 0; j < p; j++) {
      intercept -= slopes[j] * centres[j];
    }
    Coefficients plain = new Coefficients(intercept, slopes, 0);
    double sse = 0;
    for (int i = 0; i < n; i++) {
      double error = y[i] - plain.apply(x[i]);
      sse += error * error;
    }
    double variance = sse / Math.max(1, n - 1 - Math.min(plain.active(), n / 2));
    return new Coefficients(intercept, slopes, variance);
  }

  /**
   * Slopes of the standardised columns; the last column of the table is the target. Ridge is least
   * squares with √ridge below each column (Hoerl &amp; Kennard 1970), and columns that others imply
   * get zero.
   */
  private static double[] solve(LinearSpec spec, String seriesId, double[][] table) {
    if (spec.lasso() == 0) {
      boolean few = spec.ridge() == 0 && fewRows(table.length, table[0].length - 1);
      return leastSquares(table, (few ? FALLBACK_RIDGE : spec.ridge()) * table.length);
    }
    double lasso = spec.lasso() * table.length;
    double ridge = spec.ridge() * table.length;
    double[] solved = new CoordinateDescent(table).solve(lasso, ridge);
    return finite(
        spec,
        seriesId,
        solved == null ? InteriorPoint.solve(spec, seriesId, table, lasso, ridge) : solved);
  }

  /** Whether plain least squares would follow the noise. */
  static boolean fewRows(int rows, int columns) {
    return rows < 2 * columns;
  }

  private static double[] leastSquares(double[][] table, double ridge) {
    int p = table[0].length - 1;
    int n = table.length;
    int rows = ridge > 0 ? n + p : n;
    double[][] columns = new double[p][rows];
    double[] y = new double[rows];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < p; k++) {
        columns[k][i] = table[i][k];
      }
      y[i] = table[i][p];
    }
    for (int k = 0; k < p && ridge > 0; k++) {
      columns[k][n + k] = Math.sqrt(ridge);
    }
    return LeastSquares.solve(columns, y);
  }

  private static double[] finite(LinearSpec spec, String seriesId, double[] solved) {
    for (double slope : solved) {
      if (!Double.isFinite(slope)) {
        throw new UnfittableSeriesException(
            seriesId,
            spec.name(),
            Cause.NOT_CONVERGED,
            "a coefficient is not finite.\nMaybe a regressor has extreme values.");
      }
    }
    return solved;
  }

  private static double[] moments(double[][] x, int column) {
    double[] values = new double[x.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = x[i][column];
    }
    return momentsOf(values);
  }

  private static double[] momentsOf(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean) / values.length;
    }
    return new double[] {mean, Math.sqrt(square)};
  }
}
