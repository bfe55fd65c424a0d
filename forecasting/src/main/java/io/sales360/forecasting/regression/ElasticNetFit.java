package io.sales360.forecasting.regression;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.interval.LinearInnovations;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;

/** Coefficients at work on one series: forecasts step by step, each fed back as a lag. */
final class ElasticNetFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final ForecastSpec spec;
  private final TimeSeries history;
  private final PastRegressors past;
  private final KnownRegressors known;
  private final Features features;
  private final Coefficients coefficients;
  private final FitReport report;

  ElasticNetFit(
      ForecastSpec spec,
      TimeSeries history,
      PastRegressors past,
      KnownRegressors known,
      Features features,
      Coefficients coefficients) {
    this.spec = spec;
    this.history = history;
    this.past = past;
    this.known = known;
    this.features = features;
    this.coefficients = coefficients;
    double[] errors = new double[history.length()];
    Arrays.fill(errors, Double.NaN);
    double[] values = Gaps.filled(history);
    double[] row = new double[features.columns()];
    for (int t = features.firstRow(); t < errors.length; t++) {
      features.fill(row, t, history, values, past, known);
      errors[t] = history.value(t) - coefficients.apply(row);
    }
    this.report =
        FitReport.closedForm(
            coefficients.variance(), coefficients.active() + 2, Residuals.of(errors));
  }

  @Override
  public ForecastSpec spec() {
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
  public PastRegressors past() {
    return past;
  }

  @Override
  public KnownRegressors known() {
    return known;
  }

  @Override
  public double[] parameters() {
    return features.write(coefficients);
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    return future(horizon.steps(), known).forecast(history, levels);
  }

  @Override
  public Forecast forecast(Horizon horizon, KnownRegressors future, QuantileLevels levels) {
    if (!future.names().equals(known.names())) {
      throw new IllegalArgumentException(
          "The future has the regressors "
              + future.names()
              + " but the fit had "
              + known.names()
              + ".\nMaybe pass the same table to both.");
    }
    return future(horizon.steps(), future).forecast(history, levels);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    return future(horizon.steps(), known).simulate(paths, seed);
  }

  private LinearInnovations future(int steps, KnownRegressors future) {
    int n = history.length();
    future.requireRows(n, steps);
    double[] values = Arrays.copyOf(Gaps.filled(history), n + steps);
    double[] row = new double[features.columns()];
    for (int t = n; t < n + steps; t++) {
      features.fill(row, t, history, values, past, future);
      values[t] = coefficients.apply(row);
    }
    double[] weights = new double[steps];
    for (int j = 1; j <= steps; j++) {
      for (int k = 0; k < features.lags().size(); k++) {
        int lag = features.lags().get(k);
        double slope = coefficients.slope(features.firstLagColumn() + k);
        weights[j - 1] += j == lag ? slope : j > lag ? slope * weights[j - lag - 1] : 0;
      }
    }
    return new LinearInnovations(
        Arrays.copyOfRange(values, n, n + steps), weights, Math.sqrt(coefficients.variance()));
  }
}
