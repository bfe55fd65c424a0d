package io.sales360.forecasting.model;

import java.io.Serializable;

/** What to fit: hyperparameters only. Holds no data, so one instance serves every series. */
public interface ForecastSpec extends Serializable {
  /** Canonical name, stable enough to be a column value: {@code "ets(A,Ad,M)"}. */
  String name();

  /**
   * Learns from one series.
   *
   * @throws UnfittableSeriesException if the series is too short or out of domain
   */
  FittedModel fit(TimeSeries history);

  /**
   * Learns from one series and its regressors. Models without regressors ignore them.
   *
   * @throws UnfittableSeriesException as {@link #fit(TimeSeries)}
   * @throws IllegalArgumentException if the regressors do not cover what they must
   */
  default FittedModel fit(TimeSeries history, PastRegressors past, KnownRegressors known) {
    past.requireRows(history.length());
    known.requireRows(history.length(), 0);
    return fit(history);
  }

  /**
   * Runs known parameters over a history, without estimating: how fits are updated and read back.
   *
   * @param parameters what {@link FittedModel#parameters()} gave
   */
  FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters);
}
