package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A demand rate that goes on, and the distribution of demand around it. */
final class IntermittentFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final ForecastSpec spec;
  private final TimeSeries history;
  private final double[] parameters;
  private final double mean;
  private final FitReport report;

  IntermittentFit(
      ForecastSpec spec, TimeSeries history, double[] parameters, DemandRate rate, int searched) {
    this.spec = spec;
    this.history = history;
    this.parameters = parameters;
    this.mean = rate.mean();
    double[] errors = new double[history.length()];
    int seen = 0;
    for (int t = 0; t < errors.length; t++) {
      errors[t] = history.isMissing(t) ? Double.NaN : history.value(t) - rate.fitted(seen++);
    }
    Residuals residuals = Residuals.of(errors);
    this.report = FitReport.closedForm(residuals.meanSquare(), searched + 1, residuals);
  }

  /**
   * The observed values.
   *
   * @throws UnfittableSeriesException if there is none
   */
  static double[] observed(TimeSeries history, String spec) {
    double[] y = Arrays.stream(history.toArray()).filter(value -> !Double.isNaN(value)).toArray();
    if (y.length == 0) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          spec,
          Cause.EMPTY,
          "it has no observation.\nMaybe its filter matches nothing.");
    }
    return y;
  }

  double mean() {
    return mean;
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
  public double[] parameters() {
    return parameters.clone();
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    Quantiles quantiles = CountDistribution.around(mean, history).quantiles(levels);
    List<Step> steps = new ArrayList<>();
    for (int h = 1; h <= horizon.steps(); h++) {
      steps.add(new Step(h, history.periodStart(history.length() - 1 + h), mean, quantiles));
    }
    return new Forecast(history.seriesId(), history.cutoff(), steps, null);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    return CountDistribution.around(mean, history).simulate(horizon, paths, seed);
  }
}
