package io.sales360.forecasting.promotion;

import io.sales360.forecasting.math.LeastSquares;
import io.sales360.forecasting.math.NormalNumbers;
import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Least squares of log quantity on log price, a constant and controls, for the slope of price alone
 * (Frisch &amp; Waugh 1933), with errors that allow for autocorrelation: Newey &amp; West (1987),
 * scaled by n/(n − k).
 */
final class LogLogRegression {
  /** Periods beyond the columns below which an error is a guess. */
  static final int LEAST_FREEDOM = 8;

  /** Share of the price's variance that controls must leave. */
  private static final double LEAST_OWN = 0.01;

  private LogLogRegression() {}

  /**
   * The slope of log price.
   *
   * @param freedom periods beyond the columns
   */
  record Slope(double value, double standardError, double freedom) {
    /** The error that gives a normal interval the width of Student's. */
    double normalError(int level) {
      double p = 0.5 + level / 200.0;
      double student = new TDistribution(null, freedom).inverseCumulativeProbability(p);
      return standardError * student / NormalNumbers.quantile(p);
    }
  }

  /** The slope; null if controls explain the price. */
  static @Nullable Slope fit(PriceHistory product) {
    int[] rows = usable(product);
    int n = rows.length;
    int k = product.controls() + 2;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = Math.log(product.price(rows[i]));
      y[i] = Math.log(product.quantity(rows[i]));
    }
    double whole = centredSquares(x);
    double[] ownPrice = residuals(product, rows, x);
    double[] ownQuantity = residuals(product, rows, y);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < n; i++) {
      squares += ownPrice[i] * ownPrice[i];
      products += ownPrice[i] * ownQuantity[i];
    }
    if (!(squares > LEAST_OWN * whole)) {
      return null;
    }
    double slope = products / squares;
    double[] score = new double[n];
    double residual = 0;
    for (int i = 0; i < n; i++) {
      double error = ownQuantity[i] - slope * ownPrice[i];
      score[i] = ownPrice[i] * error;
      residual += error * error;
    }
    double freedom = n - k;
    double robust = neweyWest(score) * n / freedom / (squares * squares);
    double plain = residual / freedom / squares;
    double variance = Math.max(Math.max(robust, plain), 1e-12);
    return new Slope(slope, Math.sqrt(variance), freedom);
  }

  private static int[] usable(PriceHistory product) {
    int[] rows = new int[product.length()];
    int n = 0;
    for (int t = 0; t < product.length(); t++) {
      if (product.isUsable(t)) {
        rows[n++] = t;
      }
    }
    return Arrays.copyOf(rows, n);
  }

  /** What a constant and the controls leave of a column. */
  private static double[] residuals(PriceHistory product, int[] rows, double[] column) {
    int n = rows.length;
    double[][] design = design(product, rows);
    double[] b = LeastSquares.solve(design(product, rows), column.clone());
    double[] rest = column.clone();
    for (int j = 0; j < design.length; j++) {
      for (int i = 0; i < n; i++) {
        rest[i] -= b[j] * design[j][i];
      }
    }
    return rest;
  }

  private static double[][] design(PriceHistory product, int[] rows) {
    double[][] design = new double[product.controls() + 1][rows.length];
    Arrays.fill(design[0], 1);
    for (int j = 0; j < product.controls(); j++) {
      for (int i = 0; i < rows.length; i++) {
        design[j + 1][i] = product.control(j, rows[i]);
      }
    }
    return design;
  }

  /** The long-run sum of squares, Bartlett weights, 4 (n/100)^(2/9) lags. */
  private static double neweyWest(double[] score) {
    int n = score.length;
    int lags = (int) (4 * Math.pow(n / 100.0, 2.0 / 9));
    double sum = 0;
    for (int lag = 0; lag <= lags; lag++) {
      double products = 0;
      for (int i = lag; i < n; i++) {
        products += score[i] * score[i - lag];
      }
      sum += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * products;
    }
    return sum;
  }

  private static double centredSquares(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return sum;
  }
}
