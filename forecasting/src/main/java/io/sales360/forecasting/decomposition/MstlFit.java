package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** A fit of the series without its seasons, and the patterns that go back on top. */
final class MstlFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final MstlSpec spec;
  private final TimeSeries history;
  private final SeasonalParts parts;
  private final FittedModel trend;
  private final FitReport report;

  MstlFit(MstlSpec spec, TimeSeries history, SeasonalParts parts, FittedModel trend) {
    this.spec = new MstlSpec(spec.seasons(), spec.fixed(), trend.spec());
    this.history = history;
    this.parts = parts;
    this.trend = trend;
    FitReport inner = trend.report();
    List<String> notes = new ArrayList<>(parts.notes());
    notes.addAll(inner.notes());
    this.report =
        new FitReport(
            inner.sigma2(),
            inner.logLik(),
            inner.aicc(),
            inner.parameterCount(),
            inner.residuals(),
            inner.evaluations(),
            inner.converged(),
            notes);
  }

  @Override
  public MstlSpec spec() {
    return spec;
  }

  /** The report of the trend model, with notes on seasons left out. */
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
    return trend.parameters();
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    Forecast plain = trend.forecast(horizon, levels);
    List<Step> steps = new ArrayList<>(horizon.steps());
    for (Step step : plain.steps()) {
      double season = parts.after(step.h());
      double[] values = step.quantiles().toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] += season;
      }
      Quantiles quantiles = Quantiles.of(levels, values);
      steps.add(new Step(step.h(), step.period(), step.mean() + season, quantiles));
    }
    return new Forecast(history.seriesId(), history.cutoff(), steps, null);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    SamplePaths plain = trend.simulate(horizon, paths, seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (int i = 0; i < paths; i++) {
      for (int h = 1; h <= horizon.steps(); h++) {
        drawn[i][h - 1] = plain.value(i, h) + parts.after(h);
      }
    }
    return SamplePaths.of(drawn, seed);
  }
}
