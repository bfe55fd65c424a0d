package io.sales360.forecasting.regression;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.interval.LinearInnovations;
import io.sales360.forecasting.model.Driver;
import io.sales360.forecasting.model.DriverModel;
import io.sales360.forecasting.model.DriverStep;
import io.sales360.forecasting.model.FitReport;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Residuals;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;

/** Coefficients at work on one series: forecasts step by step, each fed back as a lag. */
final class ElasticNetFit implements DriverModel {
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
    FitReport plain =
        FitReport.closedForm(
            coefficients.variance(), coefficients.active() + 2, Residuals.of(errors));
    this.report =
        new FitReport(
            plain.sigma2(),
            plain.logLik(),
            plain.aicc(),
            plain.parameterCount(),
            plain.residuals(),
            0,
            true,
            notes());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    int column = features.firstRegressorColumn();
    List<String> names = new ArrayList<>(past.names());
    names.addAll(known.names());
    for (String name : names) {
      if (coefficients.slope(column++) == 0) {
        notes.add(
            "regressor ("
                + name
                + ") has no effect: it never changes, others imply it, or the penalty dropped it");
      }
    }
    int rows = history.length() - features.firstRow();
    boolean plain = spec instanceof LinearSpec linear && linear.lasso() + linear.ridge() == 0;
    if (plain && LinearEngine.fewRows(rows, features.columns())) {
      notes.add("least squares fell back to a small ridge: " + rows + " rows");
    }
    return notes;
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
    requireSameNames(future);
    return future(horizon.steps(), future).forecast(history, levels);
  }

  @Override
  public SamplePaths simulate(Horizon horizon, int paths, long seed) {
    return future(horizon.steps(), known).simulate(paths, seed);
  }

  private void requireSameNames(KnownRegressors future) {
    if (!future.names().equals(known.names())) {
      throw new IllegalArgumentException(
          "The future has the regressors "
              + future.names()
              + " but the fit had "
              + known.names()
              + ".\nMaybe pass the same table to both.");
    }
  }

  /**
   * Every column adds its coefficient times its distance from its mean over the history; switches,
   * which are 0 or 1, their distance from 0. The rest is the level.
   */
  @Override
  public List<DriverStep> drivers(Horizon horizon, KnownRegressors future) {
    requireSameNames(future);
    int n = history.length();
    double[] values = continued(horizon.steps(), future);
    double[] reference = reference();
    Driver[] drivers = features.drivers(known);
    double[] row = new double[features.columns()];
    List<DriverStep> steps = new ArrayList<>(horizon.steps());
    for (int t = n; t < values.length; t++) {
      features.fill(row, t, history, values, past, future);
      EnumMap<Driver, Double> amounts = new EnumMap<>(Driver.class);
      amounts.put(Driver.LEVEL, coefficients.apply(reference));
      for (int j = 0; j < row.length; j++) {
        amounts.merge(drivers[j], coefficients.slope(j) * (row[j] - reference[j]), Double::sum);
      }
      steps.add(new DriverStep(t - n + 1, history.periodStart(t), values[t], amounts));
    }
    return steps;
  }

  private double[] reference() {
    double[][] rows = features.rows(history, Gaps.filled(history), past, known);
    double[] reference = new double[features.columns()];
    for (int j = 0; j < reference.length; j++) {
      boolean isSwitch = j >= features.firstRegressorColumn();
      for (double[] row : rows) {
        isSwitch &= row[j] == 0 || row[j] == 1;
        reference[j] += row[j] / rows.length;
      }
      reference[j] = isSwitch ? 0 : reference[j];
    }
    return reference;
  }

  /** The history, gaps filled, followed by the means. */
  private double[] continued(int steps, KnownRegressors future) {
    int n = history.length();
    future.requireRows(n, steps);
    double[] values = Arrays.copyOf(Gaps.filled(history), n + steps);
    double[] row = new double[features.columns()];
    for (int t = n; t < n + steps; t++) {
      features.fill(row, t, history, values, past, future);
      values[t] = coefficients.apply(row);
    }
    return values;
  }

  private LinearInnovations future(int steps, KnownRegressors future) {
    int n = history.length();
    double[] values = continued(steps, future);
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
