package io.sales360.forecasting.harmonic;

import io.sales360.forecasting.interval.LinearInnovations;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A harmonic model after a history: its state at the end, and what follows. */
final class HarmonicFit implements FittedModel {
  private static final long serialVersionUID = 1L;

  /**
   * How many ranges of the transformed history a forecast may leave it by: beyond, the way back
   * would turn doubtful extrapolation into astronomic numbers.
   */
  private static final double REACH = 2;

  private final HarmonicSpec spec;
  private final TimeSeries history;
  private final double[] parameters;
  private final double[] state;
  private final double least;
  private final double most;
  private final FitReport report;

  HarmonicFit(
      HarmonicSpec spec, TimeSeries history, HarmonicModel model, @Nullable HarmonicSearch search) {
    this.spec = spec;
    this.history = history;
    this.parameters = model.toRow();
    int n = history.length();
    boolean[] missing = new boolean[n];
    double[] rest = new double[n];
    double[] errors = new double[n];
    double[] seasons = model.seasons(n);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      missing[t] = history.isMissing(t);
      double plain = model.plain(history.value(t));
      rest[t] = plain - seasons[t];
      low = missing[t] ? low : Math.min(low, plain);
      high = missing[t] ? high : Math.max(high, plain);
    }
    this.state = model.start();
    model.smoothing().run(rest, missing, state, errors);
    boolean bent = model.boxCox() != null;
    this.least = bent ? low - REACH * (high - low) : Double.NEGATIVE_INFINITY;
    this.most = bent ? high + REACH * (high - low) : Double.POSITIVE_INFINITY;
    for (int t = 0; t < n; t++) {
      double fitted = within(model.plain(history.value(t)) - errors[t]);
      errors[t] = missing[t] ? Double.NaN : history.value(t) - model.back(fitted);
    }
    this.report = report(model, Residuals.of(errors), search);
  }

  private FitReport report(
      HarmonicModel model, Residuals residuals, @Nullable HarmonicSearch search) {
    if (search == null) {
      return FitReport.closedForm(
          model.sigma2(), model.smoothing().count() + model.waves().size() + 2, residuals);
    }
    double logLik = search.logLik();
    int count = search.parameterCount();
    return new FitReport(
        model.sigma2(),
        logLik,
        FitReport.aicc(logLik, count, history.observed()),
        count,
        residuals,
        search.evaluations(),
        search.converged(),
        List.of());
  }

  private double within(double plain) {
    return Math.min(most, Math.max(least, plain));
  }

  @Override
  public HarmonicSpec spec() {
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

  private LinearInnovations future(HarmonicModel model, double[] means) {
    double[] weights = model.smoothing().weights(means.length);
    return new LinearInnovations(means, weights, Math.sqrt(model.sigma2()));
  }

  private double[] means(HarmonicModel model, int steps) {
    double[] means = model.smoothing().means(state, steps);
    double[] seasons = model.seasons(history.length() + steps);
    for (int h = 0; h < steps; h++) {
      means[h] += seasons[history.length() + h];
    }
    return means;
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    HarmonicModel model = HarmonicModel.ofRow(parameters);
    double[] means = means(model, horizon.steps());
    LinearInnovations future = future(model, means);
    double[] deviations = future.deviations();
    List<Step> steps = new ArrayList<>(horizon.steps());
    for (Step step : future.forecast(history, levels).steps()) {
      double[] values = step.quantiles().toArray();
      for (int i = 0; i < values.length; i++) {
        values[i] = model.back(within(values[i]));
      }
      double mean = within(step.mean());
      double deviation = Math.min(deviations[step.h() - 1], most - least);
      double published = spec.biasAdjusted() ? model.backMean(mean, deviation) : model.back(mean);
      steps.add(new Step(step.h(), step.period(), published, Quantiles.of(levels, values)));
    }
    return new Forecast(history.seriesId(), history.cutoff(), steps, null);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    HarmonicModel model = HarmonicModel.ofRow(parameters);
    SamplePaths plain = future(model, means(model, horizon.steps())).simulate(paths, seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (int i = 0; i < paths; i++) {
      for (int h = 1; h <= horizon.steps(); h++) {
        drawn[i][h - 1] = model.back(within(plain.value(i, h)));
      }
    }
    return SamplePaths.of(drawn, seed);
  }
}
