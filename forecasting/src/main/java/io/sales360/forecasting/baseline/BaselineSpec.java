package io.sales360.forecasting.baseline;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;

/**
 * Forecasts in closed form. They need one observation, ignore missing ones, and never fail on a
 * series that has any. Hyndman &amp; Athanasopoulos, FPP3 (2021), §5.2 and §5.5.
 */
public record BaselineSpec(Kind kind) implements ForecastSpec {
  /** Which value is carried forward. */
  public enum Kind {
    /** The mean of all observations. */
    MEAN("mean"),
    /** The last observation. */
    NAIVE("naive"),
    /** The last observation of the same season; seasons never seen get the mean of the others. */
    SEASONAL_NAIVE("snaive"),
    /** The line from the first to the last observation, prolonged. */
    DRIFT("drift");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** The mean of all observations. */
  public static BaselineSpec mean() {
    return new BaselineSpec(Kind.MEAN);
  }

  /** The last observation. */
  public static BaselineSpec naive() {
    return new BaselineSpec(Kind.NAIVE);
  }

  /** The last observation of the same season. */
  public static BaselineSpec seasonalNaive() {
    return new BaselineSpec(Kind.SEASONAL_NAIVE);
  }

  /** The line from the first to the last observation. */
  public static BaselineSpec drift() {
    return new BaselineSpec(Kind.DRIFT);
  }

  @Override
  public String name() {
    return kind.word;
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
    return BaselineFit.of(this, history);
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return fit(history);
  }
}
