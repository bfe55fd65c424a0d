package io.sales360.forecasting.selection;

import io.sales360.forecasting.evaluation.Backtest;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model of the pool over one series: what it said at each origin and how wrong that was. */
final class Member {
  /** The median and the upper bound that tells the stated deviation. */
  static final QuantileLevels SPREAD = QuantileLevels.of(0.5, 0.975);

  private static final double UPPER_Z = 1.959963984540054;

  private final ForecastSpec spec;
  private final @Nullable String failure;
  private final double[][] means;
  private final double[][] deviations;

  private Member(
      ForecastSpec spec, @Nullable String failure, double[][] means, double[][] deviations) {
    this.spec = spec;
    this.failure = failure;
    this.means = means;
    this.deviations = deviations;
  }

  static Member judge(
      ForecastSpec spec,
      Backtest backtest,
      TimeSeries history,
      PastRegressors past,
      KnownRegressors known,
      Horizon horizon) {
    try {
      List<Backtest.Origin> origins = backtest.run(spec, history, past, known, horizon, SPREAD);
      double[][] means = new double[origins.size()][];
      double[][] deviations = new double[origins.size()][];
      for (int i = 0; i < means.length; i++) {
        means[i] = origins.get(i).forecast().means();
        deviations[i] = deviations(origins.get(i).forecast());
      }
      return new Member(spec, null, means, deviations);
    } catch (UnfittableSeriesException unfittable) {
      String message = String.valueOf(unfittable.getMessage());
      return new Member(spec, message, new double[0][], new double[0][]);
    }
  }

  /** The standard deviations that a forecast with the {@link #SPREAD} quantiles states. */
  static double[] deviations(Forecast forecast) {
    double[] deviations = new double[forecast.steps().size()];
    for (int h = 0; h < deviations.length; h++) {
      double width =
          forecast.steps().get(h).quantiles().value(1)
              - forecast.steps().get(h).quantiles().value(0);
      deviations[h] = width / UPPER_Z;
    }
    return deviations;
  }

  ForecastSpec spec() {
    return spec;
  }

  boolean failed() {
    return failure != null;
  }

  @Nullable String failure() {
    return failure;
  }

  double[][] means() {
    return means;
  }

  double[][] deviations() {
    return deviations;
  }

  /** Mean absolute error over all origins and steps; infinite if it failed. */
  double absoluteError(double[][] actuals) {
    return failed() ? Double.POSITIVE_INFINITY : absoluteError(actuals, means);
  }

  static double absoluteError(double[][] actuals, double[][] means) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < means.length; i++) {
      for (int h = 0; h < means[i].length; h++) {
        if (!Double.isNaN(actuals[i][h])) {
          sum += Math.abs(actuals[i][h] - means[i][h]);
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
