package io.sales360.forecasting.regression;

import io.sales360.forecasting.features.SeriesFeatures;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.DriverModel;
import io.sales360.forecasting.model.DriverStep;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/** The trees of a panel at work on one series. */
final class BoostedFit implements DriverModel {
  private static final long serialVersionUID = 1L;

  private final BoostedModel model;
  private final TimeSeries history;
  private final PastRegressors past;
  private final KnownRegressors known;
  private final BoostedModel.Local local;

  BoostedFit(
      BoostedModel model,
      TimeSeries history,
      PastRegressors past,
      KnownRegressors known,
      BoostedModel.Local local) {
    past.requireRows(history.length());
    known.requireRows(history.length(), 0);
    this.model = model;
    this.history = history;
    this.past = past;
    this.known = known;
    this.local = local;
  }

  @Override
  public ForecastSpec spec() {
    return model.spec();
  }

  /** Runs the trees over the history: one-step errors, computed at each call. */
  @Override
  public FitReport report() {
    SeriesFeatures series = model.features(history, past, known, local, 0);
    boolean negatives = Walk.hasNegatives(history);
    double[] errors = new double[history.length()];
    Arrays.fill(errors, Double.NaN);
    float[] row = series.emptyRow();
    for (int t = 1; t < errors.length; t++) {
      if (series.scale(t - 1, t) > 0) {
        errors[t] = series.value(t) - model.mean(series, row, t - 1, t, negatives);
      }
    }
    Residuals residuals = Residuals.of(errors);
    List<String> notes =
        model.trees().size() == 0
            ? List.of("no rows to learn from: level and season only")
            : List.of();
    return new FitReport(
        residuals.meanSquare(),
        Double.NaN,
        Double.NaN,
        model.trees().size(),
        residuals,
        0,
        true,
        notes);
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
    return model.write(local);
  }

  @Override
  public Forecast forecast(Horizon horizon, QuantileLevels levels) {
    return forecast(horizon, known, levels);
  }

  @Override
  public Forecast forecast(Horizon horizon, KnownRegressors future, QuantileLevels levels) {
    Walk walk = walk(horizon, future);
    List<Step> steps = new ArrayList<>(horizon.steps());
    double[] values = new double[levels.size()];
    for (int h = 1; h <= horizon.steps(); h++) {
      double mean = walk.advance();
      for (int i = 0; i < values.length; i++) {
        values[i] = walk.quantile(h, levels.probabilities().get(i));
      }
      steps.add(
          new Step(
              h,
              history.periodStart(history.length() - 1 + h),
              mean,
              Quantiles.of(levels, values)));
    }
    return new Forecast(history.seriesId(), history.cutoff(), steps, null);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    Walk walk = walk(horizon, known);
    for (int h = 1; h <= horizon.steps(); h++) {
      walk.advance();
    }
    double memory = model.errors().memory();
    double fresh = Math.sqrt(1 - memory * memory);
    NormalNumbers normals = new NormalNumbers(seed);
    double[][] drawn = new double[paths][horizon.steps()];
    for (double[] path : drawn) {
      double z = normals.next();
      for (int h = 1; h <= path.length; h++) {
        double p = 0.5 * Erf.erfc(-z / Math.sqrt(2));
        path[h - 1] = walk.quantile(h, Math.max(1e-9, Math.min(1 - 1e-9, p)));
        z = memory * z + fresh * normals.next();
      }
    }
    return SamplePaths.of(drawn, seed);
  }

  @Override
  public List<DriverStep> drivers(Horizon horizon, KnownRegressors future) {
    Walk walk = walk(horizon, future);
    Attribution attribution = new Attribution(model);
    List<DriverStep> steps = new ArrayList<>(horizon.steps());
    int n = history.length();
    for (int h = 1; h <= horizon.steps(); h++) {
      double mean = walk.advance();
      int t = n - 1 + h;
      steps.add(
          new DriverStep(
              h,
              history.periodStart(t),
              mean,
              attribution.of(walk.series(), walk.row(), model.origin(n, h), t, mean)));
    }
    return steps;
  }

  private Walk walk(Horizon horizon, KnownRegressors future) {
    if (!future.names().equals(known.names())) {
      throw new IllegalArgumentException(
          "The future has the regressors "
              + future.names()
              + " but the fit had "
              + known.names()
              + ".\nMaybe pass the same table to both.");
    }
    future.requireRows(history.length(), horizon.steps());
    return new Walk(model, history, past, future, local, horizon.steps());
  }
}
