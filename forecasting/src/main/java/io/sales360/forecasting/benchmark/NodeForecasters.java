package io.sales360.forecasting.benchmark;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.benchmark.HierarchyBenchmark.NodeForecast;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Forecasts of nodes with the one-step errors that reconciliation learns from. */
public final class NodeForecasters {
  private NodeForecasters() {}

  /**
   * The median of some models, of their forecasts and of their errors. Models that cannot be fitted
   * to a node are left out; seasonal naive stands in where none can.
   */
  public static Function<BenchmarkSeries, NodeForecast> medianOf(List<ForecastSpec> specs) {
    return node -> {
      List<FittedModel> fits = fits(specs, node);
      int steps = node.horizon();
      double[][] means = new double[fits.size()][];
      for (int i = 0; i < means.length; i++) {
        means[i] = fits.get(i).forecast(Horizon.of(steps), Levels.none()).means();
      }
      double[] medians = new double[steps];
      for (int h = 0; h < steps; h++) {
        double[] values = new double[means.length];
        for (int i = 0; i < values.length; i++) {
          values[i] = node.isNonNegative() ? Math.max(0, means[i][h]) : means[i][h];
        }
        medians[h] = median(values);
      }
      return new NodeForecast(medians, residuals(fits, node));
    };
  }

  private static List<FittedModel> fits(List<ForecastSpec> specs, BenchmarkSeries node) {
    List<FittedModel> fits = new ArrayList<>();
    for (ForecastSpec spec : specs) {
      FittedModel fit = attempt(spec, node);
      if (fit != null) {
        fits.add(fit);
      }
    }
    if (fits.isEmpty()) {
      fits.add(BaselineSpec.seasonalNaive().fit(node.history()));
    }
    return fits;
  }

  /** A model that does not suit a node is no failure of the median of models. */
  private static @Nullable FittedModel attempt(ForecastSpec spec, BenchmarkSeries node) {
    try {
      return spec.fit(node.history());
    } catch (UnfittableSeriesException unsuited) {
      return null;
    }
  }

  private static Residuals residuals(List<FittedModel> fits, BenchmarkSeries node) {
    double[] errors = new double[node.history().length()];
    for (int t = 0; t < errors.length; t++) {
      double[] values = new double[fits.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = fits.get(i).report().residuals().value(t);
      }
      errors[t] = median(values);
    }
    return Residuals.of(errors);
  }

  /** NaN if a value is. */
  private static double median(double[] values) {
    Arrays.sort(values);
    int n = values.length;
    if (Double.isNaN(values[n - 1])) {
      return Double.NaN;
    }
    return (values[(n - 1) / 2] + values[n / 2]) / 2;
  }
}
