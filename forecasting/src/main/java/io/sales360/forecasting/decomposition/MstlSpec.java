package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Seasonal patterns by {@link Mstl}, continued by their last cycle, and any spec on the series
 * without them. Bandara, Hyndman &amp; Bergmeir (2021). Seasons of which the series does not hold
 * two are left out and the report says so; if none is left, or if the series has a season length
 * that is no part of one named here, its own season length is used.
 *
 * <p>Parameters of a fit are those of the trend model; the patterns are found again in the history.
 *
 * @param seasons lengths in periods, ascending, such as 24 and 168 for hours
 * @param fixed whether patterns stay the same over the whole series; else they change slowly, the
 *     first over 11 cycles, the second over 15 and so on, as in R's {@code mstl}
 * @param trendModel learns from the series without seasons, as one of season length 1
 */
public record MstlSpec(List<Integer> seasons, boolean fixed, ForecastSpec trendModel)
    implements ForecastSpec {
  /** Refuses seasons below 2 and seasons that do not ascend. */
  public MstlSpec {
    seasons = List.copyOf(seasons);
    int previous = 1;
    for (int season : seasons) {
      if (season <= previous) {
        throw new IllegalArgumentException(
            "The seasons "
                + seasons
                + " must ascend and be at least 2.\nMaybe leave out a season of 1.");
      }
      previous = season;
    }
  }

  /** Patterns that stay the same, of the given seasons. */
  public static MstlSpec fixed(ForecastSpec trendModel, List<Integer> seasons) {
    return new MstlSpec(seasons, true, trendModel);
  }

  /** Patterns that change slowly, of the given seasons. */
  public static MstlSpec evolving(ForecastSpec trendModel, List<Integer> seasons) {
    return new MstlSpec(seasons, false, trendModel);
  }

  /** Patterns that stay the same. */
  public static MstlSpec fixed(ForecastSpec trendModel, Integer... seasons) {
    return new MstlSpec(List.of(seasons), true, trendModel);
  }

  /** Patterns that change slowly. */
  public static MstlSpec evolving(ForecastSpec trendModel, Integer... seasons) {
    return new MstlSpec(List.of(seasons), false, trendModel);
  }

  @Override
  public String name() {
    String lengths = seasons.stream().map(String::valueOf).collect(Collectors.joining(","));
    return "mstl(" + lengths + (fixed ? ";fixed)-" : ")-") + trendModel.name();
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    if (history.observed() == 0) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          Cause.EMPTY,
          "it has no observation.\nMaybe its filter matches nothing.");
    }
    SeasonalParts parts = SeasonalParts.of(this, history);
    return new MstlFit(this, history, parts, trendModel.fit(parts.adjusted()));
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    SeasonalParts parts = SeasonalParts.of(this, history);
    FittedModel trend = trendModel.restore(parts.adjusted(), past, known, parameters);
    return new MstlFit(this, history, parts, trend);
  }
}
