package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.interval.LinearInnovations;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;

/** Coefficients of a long autoregression beside the values they stand on. */
final class LongArFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final LongArSpec spec;
  private final TimeSeries history;
  private final double[] parameters;
  private final int season;
  private final int order;
  private final double[] values;
  private final FitReport report;

  LongArFit(LongArSpec spec, TimeSeries history, double[] parameters) {
    this.spec = spec;
    this.history = history;
    this.parameters = parameters;
    this.season = (int) parameters[0];
    this.order = parameters.length - 3;
    this.values = Gaps.filled(history);
    this.report =
        FitReport.closedForm(parameters[2], order + 2, Residuals.of(residuals(parameters[1])));
  }

  /** Changes against the season before; for season 0 the values themselves, as a new array. */
  static double[] differences(double[] values, int season) {
    if (season == 0) {
      return values.clone();
    }
    double[] changes = new double[values.length - season];
    for (int t = 0; t < changes.length; t++) {
      changes[t] = values[t + season] - values[t];
    }
    return changes;
  }

  private double[] residuals(double mean) {
    double[] changes = differences(values, season);
    double[] errors = new double[values.length];
    Arrays.fill(errors, Double.NaN);
    for (int t = order; t < changes.length; t++) {
      if (!history.isMissing(t + season)) {
        double error = changes[t] - mean;
        for (int j = 1; j <= order; j++) {
          error -= parameters[2 + j] * (changes[t - j] - mean);
        }
        errors[t + season] = error;
      }
    }
    return errors;
  }

  @Override
  public LongArSpec spec() {
    return spec;
  }

  @Override
  public FitReport report() {
    return report;
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public double[] parameters() {
    return parameters.clone();
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    LinearInnovations future = future(horizon.steps());
    double[] means = means(horizon.steps());
    return LinearInnovations.normal(history, means, future.deviations(), levels);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    return future(horizon.steps()).simulate(paths, seed);
  }

  private LinearInnovations future(int steps) {
    return new LinearInnovations(means(steps), weights(steps), Math.sqrt(parameters[2]));
  }

  private double[] means(int steps) {
    int n = values.length;
    double mean = parameters[1];
    double[] changes = Arrays.copyOf(differences(values, season), n - season + steps);
    double[] levels = Arrays.copyOf(values, n + steps);
    for (int h = 0; h < steps; h++) {
      int at = n - season + h;
      double change = mean;
      for (int j = 1; j <= Math.min(order, at); j++) {
        change += parameters[2 + j] * (changes[at - j] - mean);
      }
      changes[at] = change;
      levels[n + h] = season == 0 ? change : levels[n + h - season] + change;
    }
    return Arrays.copyOfRange(levels, n, n + steps);
  }

  /** The moving-average weights of the autoregression times the seasonal difference. */
  private double[] weights(int steps) {
    double[] plain = new double[steps + 1];
    double[] summed = new double[steps + 1];
    for (int h = 0; h <= steps; h++) {
      double weight = h == 0 ? 1 : 0;
      for (int j = 1; j <= Math.min(order, h); j++) {
        weight += parameters[2 + j] * plain[h - j];
      }
      plain[h] = weight;
      summed[h] = season > 0 && h >= season ? weight + summed[h - season] : weight;
    }
    return Arrays.copyOfRange(summed, 1, steps + 1);
  }
}
