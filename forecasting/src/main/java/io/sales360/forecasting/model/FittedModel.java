package io.sales360.forecasting.model;

import java.io.Serializable;

/** What one series taught a spec. Immutable and thread-safe; new data means a new fit. */
public interface FittedModel extends Serializable {
  /** The spec that was fitted; for an automatic spec, the one it chose. */
  ForecastSpec spec();

  /** How the fit went. */
  FitReport report();

  /** The series it has seen. */
  TimeSeries history();

  /** The past regressors it has seen. */
  default PastRegressors past() {
    return PastRegressors.none();
  }

  /** The known regressors it was given. */
  default KnownRegressors known() {
    return KnownRegressors.none();
  }

  /** The estimated values, in an order the spec documents; with the history they make the fit. */
  double[] parameters();

  /** Means and quantiles of the next periods, with the known regressors given at the fit. */
  Forecast forecast(Horizon horizon, QuantileLevels levels);

  /**
   * The same with the future of the known regressors.
   *
   * @param future from the first period of the history on; its names are those of the fit
   */
  default Forecast forecast(Horizon horizon, KnownRegressors future, QuantileLevels levels) {
    future.requireRows(history().length(), horizon.steps());
    return forecast(horizon, levels);
  }

  /** Means and central intervals of the next periods. */
  default Forecast forecast(Horizon horizon, Levels levels) {
    return forecast(horizon, QuantileLevels.bounding(levels));
  }

  /** Draws possible futures. The same seed gives the same paths. */
  SamplePaths simulate(Horizon horizon, int paths, long seed);

  /** A forecast that carries sample paths, for quantiles of sums. */
  default Forecast forecast(Horizon horizon, QuantileLevels levels, int paths, long seed) {
    return forecast(horizon, levels).withPaths(simulate(horizon, paths, seed));
  }

  /** This fit after newer observations, with its parameters kept. */
  default FittedModel update(TimeSeries newObservations) {
    return spec()
        .restore(history().append(newObservations), PastRegressors.none(), known(), parameters());
  }

  /**
   * The same with regressors.
   *
   * @param past rows for the old and new periods
   * @param known rows for the old and new periods and, for a later forecast, the horizon
   */
  default FittedModel update(
      TimeSeries newObservations, PastRegressors past, KnownRegressors known) {
    return spec().restore(history().append(newObservations), past, known, parameters());
  }
}
