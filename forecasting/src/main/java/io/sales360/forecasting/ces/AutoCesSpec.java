package io.sales360.forecasting.ces;

import io.sales360.forecasting.decomposition.SeasonallyAdjustedSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import org.jspecify.annotations.Nullable;

/**
 * The form with the least AICc; the fit's own spec says which. Seasons longer than 24 periods are
 * adjusted away first.
 */
public record AutoCesSpec() implements ForecastSpec {
  @Override
  public String name() {
    return "auto-ces";
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    if (history.seasonLength() > CesSpec.MAX_SEASON) {
      return new SeasonallyAdjustedSpec(this).fit(history);
    }
    FittedModel best = null;
    for (CesForm form : CesForm.values()) {
      FittedModel fit = attempt(new CesSpec(form), history);
      if (fit != null && (best == null || fit.report().aicc() < best.report().aicc())) {
        best = fit;
      }
    }
    if (best == null) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          history.observed() == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "none of its forms fits " + history.observed() + " observations.\nMaybe use a baseline.");
    }
    return best;
  }

  /** A form that does not suit the series is no failure of the choice among forms. */
  private static @Nullable FittedModel attempt(CesSpec candidate, TimeSeries history) {
    try {
      return candidate.fit(history);
    } catch (UnfittableSeriesException unsuited) {
      return null;
    }
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    throw new IllegalArgumentException(
        "The spec ("
            + name()
            + ") chooses a form and cannot restore one.\nMaybe use the spec of the fit.");
  }
}
