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

/** One mean per season; a single one if seasons do not matter. */
final class WindowFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final WindowSpec spec;
  private final TimeSeries history;
  private final FitReport report;
  private final double[] next;

  WindowFit(WindowSpec spec, TimeSeries history) {
    this.spec = spec;
    this.history = history;
    int n = history.length();
    int m = spec.seasonal() ? history.seasonLength() : 1;
    double[] errors = new double[n];
    for (int t = 0; t < n; t++) {
      errors[t] = history.value(t) - before(t, m);
    }
    Residuals residuals = Residuals.of(errors);
    this.report = FitReport.closedForm(residuals.meanSquare(), 1, residuals);
    this.next = new double[m];
    double sum = 0;
    int seen = 0;
    for (int j = 0; j < m; j++) {
      next[j] = before(n + j, m);
      sum += Double.isNaN(next[j]) ? 0 : next[j];
      seen += Double.isNaN(next[j]) ? 0 : 1;
    }
    for (int j = 0; j < m; j++) {
      next[j] = Double.isNaN(next[j]) ? sum / seen : next[j];
    }
  }

  /** Mean of the window before a period, in steps of a season; NaN if nothing was observed. */
  private double before(int period, int step) {
    double mean = 0;
    int count = 0;
    for (int t = period - step; t >= 0 && count < spec.window(); t -= step) {
      if (t < history.length() && !history.isMissing(t)) {
        count++;
        mean += (history.value(t) - mean) / count;
      }
    }
    return count == 0 ? Double.NaN : mean;
  }

  @Override
  public WindowSpec spec() {
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

  /** An error moves the mean by its share of the window, as in exponential smoothing. */
  private LinearInnovations future(int steps) {
    double[] means = new double[steps];
    double[] weights = new double[steps];
    for (int h = 1; h <= steps; h++) {
      means[h - 1] = next[(h - 1) % next.length];
      weights[h - 1] = h % next.length == 0 ? 1.0 / spec.window() : 0;
    }
    return new LinearInnovations(means, weights, Math.sqrt(report.sigma2()));
  }
}
