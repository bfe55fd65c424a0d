package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/** A fit of the adjusted series and the pattern that goes back on top. */
final class SeasonallyAdjustedFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  private final TimeSeries history;
  private final SeasonalPattern pattern;
  private final FittedModel inner;

  SeasonallyAdjustedFit(TimeSeries history, SeasonalPattern pattern, FittedModel inner) {
    this.history = history;
    this.pattern = pattern;
    this.inner = inner;
  }

  @Override
  public ForecastSpec spec() {
    return new SeasonallyAdjustedSpec(inner.spec());
  }

  /** The report of the inner fit: its errors are those of the adjusted series. */
  @Override
  public FitReport report() {
    return inner.report();
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public double[] parameters() {
    double[] rest = inner.parameters();
    double[] all = new double[2 + pattern.length() + rest.length];
    all[0] = pattern.isMultiplicative() ? 1 : 0;
    all[1] = pattern.length();
    System.arraycopy(pattern.toArray(), 0, all, 2, pattern.length());
    System.arraycopy(rest, 0, all, 2 + pattern.length(), rest.length);
    return all;
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    Forecast plain = inner.forecast(horizon, levels);
    List<Step> steps = new ArrayList<>();
    for (Step step : plain.steps()) {
      int t = history.length() - 1 + step.h();
      double[] values = step.quantiles().toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = pattern.restore(values[i], t);
      }
      steps.add(
          new Step(
              step.h(),
              step.period(),
              pattern.restore(step.mean(), t),
              Quantiles.of(levels, values)));
    }
    return new Forecast(history.seriesId(), history.cutoff(), steps, null);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    SamplePaths plain = inner.simulate(horizon, paths, seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (int i = 0; i < paths; i++) {
      for (int h = 1; h <= horizon.steps(); h++) {
        drawn[i][h - 1] = pattern.restore(plain.value(i, h), history.length() - 1 + h);
      }
    }
    return SamplePaths.of(drawn, seed);
  }
}
