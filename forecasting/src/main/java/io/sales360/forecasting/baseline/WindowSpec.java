package io.sales360.forecasting.baseline;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;

/**
 * The mean of the last observations, of all periods or of the same season. Missing ones are passed
 * over and older ones taken instead; where there are too few, those there are. Seasons never seen
 * get the mean of the others. A fit has no parameters.
 *
 * @param window how many observations, at least 1
 * @param seasonal whether each season has its own mean
 */
public record WindowSpec(int window, boolean seasonal) implements ForecastSpec {
  /** Refuses windows without an observation. */
  public WindowSpec {
    if (window < 1) {
      throw new IllegalArgumentException(
          "The window ("
              + window
              + ") must hold at least 1 observation.\nMaybe it was left unset.");
    }
  }

  /** The mean of the last {@code window} observations. */
  public static WindowSpec average(int window) {
    return new WindowSpec(window, false);
  }

  /** The mean of the last {@code window} observations of the same season. */
  public static WindowSpec seasonalAverage(int window) {
    return new WindowSpec(window, true);
  }

  @Override
  public String name() {
    return (seasonal ? "seasonal-window(" : "window(") + window + ")";
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    if (history.observed() == 0) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          UnfittableSeriesException.Cause.EMPTY,
          "it has no observation.\nMaybe its filter matches nothing.");
    }
    return new WindowFit(this, history);
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return fit(history);
  }
}
