package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.Arrays;

/**
 * Any spec on the series without its seasonal pattern, which is put back into the forecast. For
 * seasons too long for the spec itself, such as 52 weeks.
 *
 * <p>Parameters of a fit: 1 or 0 for a multiplicative pattern, the number of indices, the indices,
 * then those of the inner fit.
 */
public record SeasonallyAdjustedSpec(ForecastSpec inner) implements ForecastSpec {
  @Override
  public String name() {
    return "adjusted-" + inner.name();
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
    SeasonalPattern pattern = SeasonalPattern.detect(Gaps.filled(history), history.seasonLength());
    return new SeasonallyAdjustedFit(history, pattern, inner.fit(adjusted(history, pattern)));
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    int count = (int) parameters[1];
    SeasonalPattern pattern =
        SeasonalPattern.of(parameters[0] == 1, Arrays.copyOfRange(parameters, 2, 2 + count));
    double[] rest = Arrays.copyOfRange(parameters, 2 + count, parameters.length);
    return new SeasonallyAdjustedFit(
        history, pattern, inner.restore(adjusted(history, pattern), past, known, rest));
  }

  private static TimeSeries adjusted(TimeSeries history, SeasonalPattern pattern) {
    return history.withValues(pattern.removeFrom(history.toArray())).withSeasonLength(1);
  }
}
