package io.sales360.forecasting.ces;

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
import java.util.List;

/** One form with its parameters and the states after the last period. */
final class CesFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final CesSpec spec;
  private final TimeSeries history;
  private final double[] parameters;
  private final FitReport report;
  private final double[] states;

  CesFit(
      CesSpec spec, TimeSeries history, double[] parameters, int evaluations, boolean converged) {
    this.spec = spec;
    this.history = history;
    this.parameters = parameters;
    double[] initial = Arrays.copyOfRange(parameters, 4, parameters.length);
    CesRecursion recursion =
        new CesRecursion(spec.form(), history.toArray(), history.seasonLength(), initial);
    double logLik = -recursion.from(parameters, initial);
    int k = spec.parameterCount();
    int n = recursion.observed();
    this.report =
        new FitReport(
            recursion.sse() / Math.max(1, n - k),
            logLik,
            FitReport.aicc(logLik, k, n),
            k,
            Residuals.of(recursion.residuals()),
            evaluations,
            converged,
            List.of());
    this.states = recursion.states();
  }

  @Override
  public CesSpec spec() {
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
    return future(horizon.steps()).forecast(history, levels);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    return future(horizon.steps()).simulate(paths, seed);
  }

  private LinearInnovations future(int steps) {
    return new LinearInnovations(
        response(states, history.length(), steps), weights(steps), Math.sqrt(report.sigma2()));
  }

  /** What one error still moves 1, 2, … periods later. */
  private double[] weights(int steps) {
    double[] impulse = new double[states.length];
    int last = history.length() - 1;
    if (spec.form().hasLevel()) {
      impulse[0] = parameters[0] - parameters[1];
      impulse[1] = parameters[0] + parameters[1];
    }
    if (spec.form().hasSeason()) {
      int m = history.seasonLength();
      boolean turns = spec.form().turnsSeason();
      impulse[2 + last % m] = turns ? parameters[2] - parameters[3] : parameters[2];
      impulse[2 + m + last % m] = turns ? parameters[2] + parameters[3] : 0;
    }
    return response(impulse, last + 1, steps);
  }

  /** What the states say about the next periods if no error comes. */
  private double[] response(double[] from, int period, int steps) {
    double[] x = from.clone();
    double[] means = new double[steps];
    int m = spec.form().hasSeason() ? history.seasonLength() : 1;
    for (int h = 0; h < steps; h++) {
      if (spec.form().hasLevel()) {
        double l = x[0];
        means[h] += l;
        x[0] = l - (1 - parameters[1]) * x[1];
        x[1] = l + (1 - parameters[0]) * x[1];
      }
      if (spec.form().hasSeason()) {
        int real = 2 + (period + h) % m;
        double s = x[real];
        means[h] += s;
        if (spec.form().turnsSeason()) {
          x[real] = s - (1 - parameters[3]) * x[real + m];
          x[real + m] = s + (1 - parameters[2]) * x[real + m];
        }
      }
    }
    return means;
  }
}
