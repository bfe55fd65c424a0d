package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;

/**
 * An autoregression whose order may exceed the season (up to 170 lags or a third of the series, by
 * AICc), on the values around their mean or on their differences to the season before. Stationary
 * by construction ({@link Burg}); fast enough for hours. Gaps are filled first.
 *
 * <p>Parameters of a fit: the lag of the differences (0 for none), the mean, the variance, the
 * coefficients.
 *
 * @param differences what is modelled
 */
public record LongArSpec(Differences differences) implements ForecastSpec {
  /** What is modelled. */
  public enum Differences {
    /** The values, which return to their mean: for series without trend and season. */
    NONE("long-ar"),
    /** Their changes: the level goes on and drifts. */
    FIRST("long-ar-d"),
    /** Their differences to the season before: the last season goes on and drifts. */
    SEASONAL("long-ar-s");

    private final String word;

    Differences(String word) {
      this.word = word;
    }

    int lag(int seasonLength) {
      return this == NONE ? 0 : this == FIRST ? 1 : seasonLength;
    }
  }

  /** A week of hours and a little: enough for daily and weekly rhythms. */
  private static final int MOST_LAGS = 170;

  private static final int LEAST = 6;

  /** On the values. */
  public static LongArSpec plain() {
    return new LongArSpec(Differences.NONE);
  }

  /** On changes from period to period. */
  public static LongArSpec changes() {
    return new LongArSpec(Differences.FIRST);
  }

  /** On differences to the season before. */
  public static LongArSpec seasonal() {
    return new LongArSpec(Differences.SEASONAL);
  }

  @Override
  public String name() {
    return differences.word;
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    int lag = differences.lag(history.seasonLength());
    int observed = history.observed();
    TimeSeries seen = LongArFit.seen(history);
    int rows = seen.length() - lag;
    if (observed < LEAST || rows < LEAST) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          observed == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has "
              + observed
              + " observations and needs "
              + (lag + LEAST)
              + ".\nMaybe use a baseline.");
    }
    double[] values = LongArFit.differences(Gaps.filled(seen), lag);
    double mean = 0;
    for (double value : values) {
      mean += value;
    }
    mean /= values.length;
    for (int t = 0; t < values.length; t++) {
      values[t] -= mean;
    }
    Burg burg = Burg.fit(values, Math.min(MOST_LAGS, rows / 3));
    int order = burg.coefficients().length;
    double[] parameters = new double[3 + order];
    parameters[0] = lag;
    parameters[1] = mean;
    parameters[2] = burg.variance() * rows / Math.max(1, rows - order - 1);
    System.arraycopy(burg.coefficients(), 0, parameters, 3, order);
    return new LongArFit(this, history, parameters);
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return new LongArFit(this, history, parameters.clone());
  }
}
