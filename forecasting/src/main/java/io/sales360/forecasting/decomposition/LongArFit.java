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
  private final int lag;
  private final int order;
  private final int unseen;
  private final double[] values;
  private final FitReport report;

  LongArFit(LongArSpec spec, TimeSeries history, double[] parameters) {
    this.spec = spec;
    this.history = history;
    this.parameters = parameters;
    this.lag = (int) parameters[0];
    this.order = parameters.length - 3;
    TimeSeries seen = seen(history);
    this.unseen = history.length() - seen.length();
    this.values = Gaps.filled(seen);
    this.report =
        FitReport.closedForm(parameters[2], order + 2, Residuals.of(residuals(parameters[1])));
  }

  /** The series without missing values at its end: those are forecast, not filled. */
  static TimeSeries seen(TimeSeries history) {
    int end = history.length();
    while (end > 0 && history.isMissing(end - 1)) {
      end--;
    }
    return history.head(end);
  }

  /**
   * Changes against {@code lag} periods before; for lag 0 the values themselves, as a new array.
   */
  static double[] differences(double[] values, int lag) {
    if (lag == 0) {
      return values.clone();
    }
    double[] changes = new double[values.length - lag];
    for (int t = 0; t < changes.length; t++) {
      changes[t] = values[t + lag] - values[t];
    }
    return changes;
  }

  private double[] residuals(double mean) {
    double[] changes = differences(values, lag);
    double[] errors = new double[history.length()];
    Arrays.fill(errors, Double.NaN);
    for (int t = order; t < changes.length; t++) {
      if (!history.isMissing(t + lag)) {
        double error = changes[t] - mean;
        for (int j = 1; j <= order; j++) {
          error -= parameters[2 + j] * (changes[t - j] - mean);
        }
        errors[t + lag] = error;
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
    int all = unseen + horizon.steps();
    double[] means = Arrays.copyOfRange(means(all), unseen, all);
    double[] deviations = Arrays.copyOfRange(future(all).deviations(), unseen, all);
    return LinearInnovations.normal(history, means, deviations, levels);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    int all = unseen + horizon.steps();
    SamplePaths whole = future(all).simulate(paths, seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (int i = 0; i < paths; i++) {
      for (int h = 1; h <= horizon.steps(); h++) {
        drawn[i][h - 1] = whole.value(i, unseen + h);
      }
    }
    return SamplePaths.of(drawn, seed);
  }

  private LinearInnovations future(int steps) {
    return new LinearInnovations(means(steps), weights(steps), Math.sqrt(parameters[2]));
  }

  private double[] means(int steps) {
    int n = values.length;
    double mean = parameters[1];
    double[] changes = Arrays.copyOf(differences(values, lag), n - lag + steps);
    double[] levels = Arrays.copyOf(values, n + steps);
    for (int h = 0; h < steps; h++) {
      int at = n - lag + h;
      double change = mean;
      for (int j = 1; j <= Math.min(order, at); j++) {
        change += parameters[2 + j] * (changes[at - j] - mean);
      }
      changes[at] = change;
      levels[n + h] = lag == 0 ? change : levels[n + h - lag] + change;
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
      summed[h] = lag > 0 && h >= lag ? weight + summed[h - lag] : weight;
    }
    return Arrays.copyOfRange(summed, 1, steps + 1);
  }
}
