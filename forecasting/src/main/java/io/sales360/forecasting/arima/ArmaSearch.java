package io.sales360.forecasting.arima;

import io.sales360.forecasting.math.Bfgs;
import io.sales360.forecasting.math.Optimum;
import java.util.List;
import java.util.Objects;

/**
 * Maximum likelihood of ARMA errors on one differenced series. Everything is divided by the size of
 * the series first, so that results follow its scale.
 */
final class ArmaSearch {
  private static final int MAX_ITERATIONS = 100;

  /** Errors below this share of the series are rounding. */
  private static final double ROUNDING = 1e-18;

  private final double[][] scaled;
  private final double[] sizes;

  /** Columns: the series, then its regressors, all on one scale of differences. */
  ArmaSearch(double[][] columns) {
    this.scaled = new double[columns.length][];
    this.sizes = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      double largest = 0;
      for (double value : columns[c]) {
        largest = Math.max(largest, Double.isNaN(value) ? 0 : Math.abs(value));
      }
      double sum = 0;
      int count = 0;
      for (double value : columns[c]) {
        if (!Double.isNaN(value) && largest > 0) {
          sum += (value / largest) * (value / largest);
          count++;
        }
      }
      sizes[c] = largest > 0 ? largest * Math.sqrt(sum / count) : 1;
      scaled[c] = new double[columns[c].length];
      for (int t = 0; t < columns[c].length; t++) {
        scaled[c][t] = columns[c][t] / sizes[c];
      }
    }
  }

  /** Series and regressors, each divided by its size. */
  double[][] scaled() {
    return scaled;
  }

  /** Improves the most promising starts and keeps the best end. */
  ArmaEstimate run(
      ArmaOrders orders, Innovations innovations, List<double[]> starts, Effort effort) {
    int n = scaled[0].length;
    ArmaObjective objective = new ArmaObjective(orders, innovations, ROUNDING * n);
    double[] values = new double[starts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = objective.value(starts.get(i));
    }
    Bfgs minimizer = new Bfgs(effort.tolerance(), MAX_ITERATIONS);
    Optimum best = null;
    for (int k = 0; k < Math.min(effort.starts(orders), values.length); k++) {
      int least = 0;
      for (int i = 1; i < values.length; i++) {
        least = values[i] < values[least] ? i : least;
      }
      Optimum found = minimizer.minimize(objective, starts.get(least));
      best = best == null || found.value() < best.value() ? found : best;
      values[least] = Double.POSITIVE_INFINITY;
      if (orders.free() == 0) {
        break;
      }
    }
    return estimate(objective, innovations, Objects.requireNonNull(best));
  }

  private ArmaEstimate estimate(ArmaObjective objective, Innovations innovations, Optimum found) {
    double value = objective.value(found.point());
    int n = innovations.count();
    double[] beta = objective.beta().clone();
    for (int i = 0; i < beta.length; i++) {
      beta[i] *= sizes[0] / sizes[i + 1];
    }
    return new ArmaEstimate(
        objective.coefficients(found.point()),
        beta,
        objective.squares() / n * sizes[0] * sizes[0],
        ArmaObjective.logLik(value, n) - n * Math.log(sizes[0]),
        objective.calls(),
        found.converged());
  }
}
