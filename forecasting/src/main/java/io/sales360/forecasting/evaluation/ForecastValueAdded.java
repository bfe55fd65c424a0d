package io.sales360.forecasting.evaluation;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.Levels;
import io.sales360.forecasting.model.TimeSeries;

/**
 * What a forecast gains over one that costs nothing. Gilliland (2010), The Business Forecasting
 * Deal, ch. 4.
 *
 * @param absoluteErrors sum of the forecast's absolute errors
 * @param naiveErrors the same of the forecast it is compared with
 * @param periods periods judged
 */
public record ForecastValueAdded(double absoluteErrors, double naiveErrors, int periods) {
  /**
   * Two forecasts of the same periods. Periods whose actual value is NaN are skipped.
   *
   * @throws IllegalArgumentException if lengths differ
   */
  public static ForecastValueAdded of(double[] actual, double[] forecast, double[] naive) {
    if (actual.length != forecast.length || actual.length != naive.length) {
      throw new IllegalArgumentException(
          "There are "
              + actual.length
              + " actual values for "
              + forecast.length
              + " and "
              + naive.length
              + " forecasts.\nMaybe the test part is shorter than the horizon: cut all alike.");
    }
    double own = 0;
    double other = 0;
    int count = 0;
    for (int h = 0; h < actual.length; h++) {
      if (!Double.isNaN(actual[h])) {
        own += Math.abs(actual[h] - forecast[h]);
        other += Math.abs(actual[h] - naive[h]);
        count++;
      }
    }
    return new ForecastValueAdded(own, other, count);
  }

  /**
   * Against the seasonal naive forecast of the history.
   *
   * @throws io.sales360.forecasting.model.UnfittableSeriesException if the history is empty
   */
  public static ForecastValueAdded againstSeasonalNaive(
      TimeSeries history, double[] actual, double[] forecast) {
    double[] naive =
        BaselineSpec.seasonalNaive()
            .fit(history)
            .forecast(Horizon.of(actual.length), Levels.none())
            .means();
    return of(actual, forecast, naive);
  }

  /** Both together, for shares over many series. */
  public ForecastValueAdded plus(ForecastValueAdded other) {
    return new ForecastValueAdded(
        absoluteErrors + other.absoluteErrors,
        naiveErrors + other.naiveErrors,
        periods + other.periods);
  }

  /** The share of the naive errors that is gone; negative if the forecast is worse; NaN for 0/0. */
  public double share() {
    return 1 - absoluteErrors / naiveErrors;
  }
}
