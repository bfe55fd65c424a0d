package io.sales360.forecasting.interval;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * The distribution of a model whose future is linear in normal innovations: y(n+h) = mean(h) + e(h)
 * + Σ c(j) e(h−j), so that its variance is σ²(1 + Σ c(j)²). HKOS (2008), §6.3, class 1.
 */
public final class LinearInnovations {
  private final double[] means;
  private final double[] weights;
  private final double sigma;

  /**
   * A linear future.
   *
   * @param means one per step; kept, not copied
   * @param weights c(1), c(2), …: at least one fewer than the means; kept, not copied
   * @param sigma standard deviation of one innovation
   */
  public LinearInnovations(double[] means, double[] weights, double sigma) {
    this.means = means;
    this.weights = weights;
    this.sigma = sigma;
  }

  /** Standard deviations per step. */
  public double[] deviations() {
    double[] deviations = new double[means.length];
    double sum = 1;
    for (int h = 1; h <= means.length; h++) {
      if (h > 1) {
        sum += weights[h - 2] * weights[h - 2];
      }
      deviations[h - 1] = sigma * Math.sqrt(sum);
    }
    return deviations;
  }

  /** Means and normal quantiles per step. */
  public Forecast forecast(TimeSeries history, QuantileLevels levels) {
    return normal(history, means, deviations(), levels);
  }

  /** Seeded futures. */
  public SamplePaths simulate(int paths, long seed) {
    NormalNumbers normals = new NormalNumbers(seed);
    double[][] drawn = new double[paths][means.length];
    double[] errors = new double[means.length];
    for (double[] path : drawn) {
      for (int h = 0; h < path.length; h++) {
        errors[h] = sigma * normals.next();
        double value = means[h] + errors[h];
        for (int j = 1; j <= h; j++) {
          value += weights[j - 1] * errors[h - j];
        }
        path[h] = value;
      }
    }
    return SamplePaths.of(drawn, seed);
  }

  /** A forecast with a normal distribution per step. */
  public static Forecast normal(
      TimeSeries history, double[] means, double[] deviations, QuantileLevels levels) {
    double[] z = new double[levels.size()];
    for (int i = 0; i < z.length; i++) {
      z[i] = NormalNumbers.quantile(levels.probabilities().get(i));
    }
    List<Step> steps = new ArrayList<>(means.length);
    double[] values = new double[z.length];
    for (int h = 1; h <= means.length; h++) {
      for (int i = 0; i < z.length; i++) {
        values[i] = means[h - 1] + z[i] * deviations[h - 1];
      }
      steps.add(
          new Step(
              h,
              history.periodStart(history.length() - 1 + h),
              means[h - 1],
              Quantiles.of(levels, values)));
    }
    return new Forecast(history.seriesId(), history.cutoff(), steps, null);
  }
}
