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
 * <p>Parameters of a fit: the season of the differences (0 for none), the mean, the variance, the
 * coefficients.
 *
 * @param seasonalDifferences whether the change against the season before is modelled
 */
public record LongArSpec(boolean seasonalDifferences) implements ForecastSpec {
  /** A week of hours and a little: enough for daily and weekly rhythms. */
  private static final int MOST_LAGS = 170;

  private static final int LEAST = 6;

  /** On the values: they return to their mean. Meant for series without trend and season. */
  public static LongArSpec plain() {
    return new LongArSpec(false);
  }

  /** On seasonal differences: the last season goes on and drifts. */
  public static LongArSpec seasonal() {
    return new LongArSpec(true);
  }

  @Override
  public String name() {
    return seasonalDifferences ? "seasonal-ar" : "ar";
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    int season = seasonalDifferences ? history.seasonLength() : 0;
    int observed = history.observed();
    int rows = history.length() - season;
    if (observed < LEAST || rows < LEAST) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          observed == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has "
              + observed
              + " observations and needs "
              + (season + LEAST)
              + ".\nMaybe use a baseline.");
    }
    double[] values = LongArFit.differences(Gaps.filled(history), season);
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
    parameters[0] = season;
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
