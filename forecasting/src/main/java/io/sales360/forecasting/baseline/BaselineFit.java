package io.sales360.forecasting.baseline;

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

/** A baseline at work: level, slope and the last season. */
final class BaselineFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final BaselineSpec spec;
  private final TimeSeries history;
  private final FitReport report;
  private final double level;
  private final double slope;
  private final double[] season;

  private BaselineFit(
      BaselineSpec spec,
      TimeSeries history,
      FitReport report,
      double level,
      double slope,
      double[] season) {
    this.spec = spec;
    this.history = history;
    this.report = report;
    this.level = level;
    this.slope = slope;
    this.season = season;
  }

  static BaselineFit of(BaselineSpec spec, TimeSeries history) {
    int n = history.length();
    int first = 0;
    while (history.isMissing(first)) {
      first++;
    }
    int last = n - 1;
    while (history.isMissing(last)) {
      last--;
    }
    double slope = 0;
    double level = history.value(last);
    double[] season = {0};
    switch (spec.kind()) {
      case MEAN -> level = mean(history);
      case DRIFT -> {
        slope = last > first ? (level - history.value(first)) / (last - first) : 0;
        level += slope * (n - 1 - last);
      }
      case SEASONAL_NAIVE -> {
        season = lastSeason(history);
        level = 0;
      }
      case NAIVE -> {}
    }
    double[] errors = errors(spec, history, level, slope);
    FitReport report =
        FitReport.closedForm(variance(spec, errors), parameterCount(spec), Residuals.of(errors));
    return new BaselineFit(spec, history, report, level, slope, season);
  }

  private static int parameterCount(BaselineSpec spec) {
    return switch (spec.kind()) {
      case MEAN, DRIFT -> 2;
      case NAIVE, SEASONAL_NAIVE -> 1;
    };
  }

  private static double mean(TimeSeries history) {
    double sum = 0;
    for (int t = 0; t < history.length(); t++) {
      sum += history.isMissing(t) ? 0 : history.value(t);
    }
    return sum / history.observed();
  }

  /** The latest observation of each season, in the order of the next periods. */
  private static double[] lastSeason(TimeSeries history) {
    int m = history.seasonLength();
    int n = history.length();
    double[] season = new double[m];
    double sum = 0;
    int seen = 0;
    for (int j = 0; j < m; j++) {
      int t = n - m + j;
      while (t >= 0 && history.isMissing(t)) {
        t -= m;
      }
      season[j] = t >= 0 ? history.value(t) : Double.NaN;
      if (t >= 0) {
        sum += season[j];
        seen++;
      }
    }
    for (int j = 0; j < m; j++) {
      if (Double.isNaN(season[j])) {
        season[j] = sum / seen;
      }
    }
    return season;
  }

  private static double[] errors(
      BaselineSpec spec, TimeSeries history, double level, double slope) {
    int n = history.length();
    int lag = spec.kind() == BaselineSpec.Kind.SEASONAL_NAIVE ? history.seasonLength() : 1;
    double[] errors = new double[n];
    Arrays.fill(errors, Double.NaN);
    for (int t = 0; t < n; t++) {
      if (spec.kind() == BaselineSpec.Kind.MEAN) {
        errors[t] = history.value(t) - level;
      } else if (t >= lag) {
        errors[t] = history.value(t) - history.value(t - lag) - slope;
      }
    }
    return errors;
  }

  private static double variance(BaselineSpec spec, double[] errors) {
    double sum = 0;
    int count = 0;
    for (double error : errors) {
      if (!Double.isNaN(error)) {
        sum += error * error;
        count++;
      }
    }
    int free = count - (parameterCount(spec) - 1);
    return free > 0 ? sum / free : 0;
  }

  @Override
  public BaselineSpec spec() {
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
    return new double[0];
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    return future(horizon.steps()).forecast(history, levels);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    return future(horizon.steps()).simulate(paths, seed);
  }

  private LinearInnovations future(int steps) {
    double[] means = new double[steps];
    double[] weights = new double[steps];
    int m = season.length;
    for (int h = 1; h <= steps; h++) {
      means[h - 1] = level + slope * h + season[(h - 1) % m];
      weights[h - 1] =
          switch (spec.kind()) {
            case MEAN -> 0;
            case NAIVE, DRIFT -> 1;
            case SEASONAL_NAIVE -> h % m == 0 ? 1 : 0;
          };
    }
    return new LinearInnovations(means, weights, Math.sqrt(report.sigma2()));
  }
}
