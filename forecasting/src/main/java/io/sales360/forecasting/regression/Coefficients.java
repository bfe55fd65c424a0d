package io.sales360.forecasting.regression;

import java.io.Serializable;
import java.util.Arrays;

/** A linear function and the variance of what it leaves unexplained. */
final class Coefficients implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double intercept;
  private final double[] slopes;
  private final double variance;

  Coefficients(double intercept, double[] slopes, double variance) {
    this.intercept = intercept;
    this.slopes = slopes;
    this.variance = variance;
  }

  static Coefficients read(double[] parameters, Features features) {
    int at = 4 + features.lags().size();
    return new Coefficients(
        parameters[at],
        Arrays.copyOfRange(parameters, at + 1, at + 1 + features.columns()),
        parameters[0]);
  }

  double intercept() {
    return intercept;
  }

  double slope(int column) {
    return slopes[column];
  }

  double variance() {
    return variance;
  }

  /** How many slopes the penalty left. */
  int active() {
    int count = 0;
    for (double slope : slopes) {
      count += slope == 0 ? 0 : 1;
    }
    return count;
  }

  double apply(double[] row) {
    double sum = intercept;
    for (int j = 0; j < row.length; j++) {
      sum += slopes[j] * row[j];
    }
    return sum;
  }

  Coefficients with(double newIntercept, double[] newSlopes, double newVariance) {
    return new Coefficients(newIntercept, newSlopes, newVariance);
  }

  double[] slopes() {
    return slopes.clone();
  }
}
