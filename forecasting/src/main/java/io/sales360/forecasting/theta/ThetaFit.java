package io.sales360.forecasting.theta;

import io.sales360.forecasting.decomposition.SeasonalPattern;
import io.sales360.forecasting.interval.LinearInnovations;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;

/** A theta line and the season that goes back on top. */
final class ThetaFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final ThetaSpec spec;
  private final TimeSeries history;
  private final SeasonalPattern pattern;
  private final ThetaLine line;
  private final FitReport report;

  ThetaFit(ThetaSpec spec, TimeSeries history, SeasonalPattern pattern, ThetaLine line) {
    this.spec = spec;
    this.history = history;
    this.pattern = pattern;
    this.line = line;
    double[] errors = line.residuals.clone();
    for (int t = 0; t < errors.length; t++) {
      errors[t] = history.isMissing(t) ? Double.NaN : errors[t] * pattern.scale(t);
    }
    FitReport plain = FitReport.closedForm(line.variance(), 4, Residuals.of(errors));
    this.report =
        new FitReport(
            plain.sigma2(),
            plain.logLik(),
            plain.aicc(),
            plain.parameterCount(),
            plain.residuals(),
            line.evaluations,
            true,
            plain.notes());
  }

  /** Sum of the squared errors of the adjusted series that count. */
  double squaredError() {
    return line.squaredError();
  }

  @Override
  public ThetaSpec spec() {
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
    double[] all = new double[4 + pattern.length()];
    all[0] = line.alpha;
    all[1] = line.initial;
    all[2] = line.omega;
    all[3] = pattern.isMultiplicative() ? 1 : 0;
    System.arraycopy(pattern.toArray(), 0, all, 4, pattern.length());
    return all;
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    int steps = horizon.steps();
    double[] means = line.forecast(steps);
    double[] deviations = future(means).deviations();
    for (int h = 0; h < steps; h++) {
      int t = history.length() + h;
      means[h] = pattern.restore(means[h], t);
      deviations[h] *= pattern.scale(t);
    }
    return LinearInnovations.normal(history, means, deviations, levels);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    SamplePaths plain = future(line.forecast(horizon.steps())).simulate(paths, seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (int i = 0; i < paths; i++) {
      for (int h = 1; h <= horizon.steps(); h++) {
        drawn[i][h - 1] = pattern.restore(plain.value(i, h), history.length() - 1 + h);
      }
    }
    return SamplePaths.of(drawn, seed);
  }

  private LinearInnovations future(double[] means) {
    return new LinearInnovations(means, line.weights(means.length), Math.sqrt(line.variance()));
  }
}
