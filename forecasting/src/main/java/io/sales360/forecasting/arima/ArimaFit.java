package io.sales360.forecasting.arima;

import io.sales360.forecasting.interval.LinearInnovations;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;

/** Orders with their coefficients and the state after the last period. */
final class ArimaFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final ArimaSpec spec;
  private final TimeSeries history;
  private final KnownRegressors known;
  private final double[] parameters;
  private final FilteredHistory filtered;
  private final FitReport report;

  ArimaFit(
      ArimaSpec spec,
      TimeSeries history,
      KnownRegressors known,
      double[] parameters,
      int evaluations,
      boolean converged) {
    this.spec = spec;
    this.history = history;
    this.known = known;
    this.parameters = parameters;
    this.filtered = FilteredHistory.of(spec, history, known, parameters);
    this.report = filtered.report(sigma2(), parameters.length, evaluations, converged);
  }

  private double sigma2() {
    return parameters[parameters.length - 1];
  }

  @Override
  public ArimaSpec spec() {
    return spec;
  }

  /** Its variance is corrected for the number of coefficients; its likelihood is not. */
  @Override
  public FitReport report() {
    return report;
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public KnownRegressors known() {
    return known;
  }

  @Override
  public double[] parameters() {
    return parameters.clone();
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    return forecast(horizon, known, levels);
  }

  @Override
  public Forecast forecast(Horizon horizon, KnownRegressors future, QuantileLevels levels) {
    int steps = horizon.steps();
    double[] means = means(steps, future);
    double[] deviations = filtered.deviations(steps);
    double sigma = Math.sqrt(report.sigma2());
    for (int h = 0; h < steps; h++) {
      deviations[h] *= sigma;
    }
    return LinearInnovations.normal(history, means, deviations, levels);
  }

  private double[] means(int steps, KnownRegressors future) {
    if (!future.names().equals(known.names())) {
      throw new IllegalArgumentException(
          "The future has the regressors "
              + future.names()
              + " but the fit had "
              + known.names()
              + ".\nMaybe pass the same table to both.");
    }
    int n = history.length();
    future.requireRows(n, steps);
    double[] means = filtered.means(steps);
    double[][] design = Design.columns(spec, future, history.seasonLength(), n, n + steps);
    int free = parameters.length - 1 - design.length;
    for (int h = 0; h < steps; h++) {
      for (int c = 0; c < design.length; c++) {
        means[h] += parameters[free + c] * design[c][h];
      }
    }
    return means;
  }

  /** Draws from the joint normal distribution of all steps. */
  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    int steps = horizon.steps();
    double[] means = means(steps, known);
    double[][] root = filtered.jointRoot(steps);
    double sigma = Math.sqrt(report.sigma2());
    NormalNumbers normals = new NormalNumbers(seed);
    double[][] drawn = new double[paths][steps];
    double[] z = new double[steps];
    for (double[] path : drawn) {
      for (int h = 0; h < steps; h++) {
        z[h] = sigma * normals.next();
        double sum = means[h];
        for (int j = 0; j <= h; j++) {
          sum += root[h][j] * z[j];
        }
        path[h] = sum;
      }
    }
    return SamplePaths.of(drawn, seed);
  }
}
