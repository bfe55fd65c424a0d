package io.sales360.forecasting.ces;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;

/**
 * One form of complex exponential smoothing, its smoothing parameters estimated by maximum
 * likelihood within the stable region, its initial states by backcasting. Missing values are
 * skipped by the recursion. Svetunkov, Kourentzes &amp; Ord (2022), Complex exponential smoothing,
 * Naval Research Logistics 69.
 *
 * <p>{@link FittedModel#parameters()} is α0, α1, β0, β1 (unused ones 0; the simple form has β
 * only), the level's real and imaginary part before the first period and, with a season, the real
 * parts of all seasons, then the imaginary parts.
 */
public record CesSpec(CesForm form) implements ForecastSpec {
  /** Longer seasons have more states than series can teach; adjust the series instead. */
  static final int MAX_SEASON = 24;

  private static final int LEAST = 8;
  private static final int LEAST_SEASONAL = 20;

  /** The form without season. */
  public static CesSpec none() {
    return new CesSpec(CesForm.NONE);
  }

  /** The form with a complex level per season. */
  public static CesSpec simple() {
    return new CesSpec(CesForm.SIMPLE);
  }

  /** The form with a complex level and real seasons. */
  public static CesSpec partial() {
    return new CesSpec(CesForm.PARTIAL);
  }

  /** The form with a complex level and complex seasons. */
  public static CesSpec full() {
    return new CesSpec(CesForm.FULL);
  }

  @Override
  public String name() {
    return "ces(" + form.letter() + ")";
  }

  /** Searched values and the variance; backcast states are not counted, as in the paper. */
  int parameterCount() {
    return form.smoothingCount() + 1;
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    requireDomain(history);
    CesFit fit = new CesSearch(this, history).run();
    if (!Double.isFinite(fit.report().logLik())) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          Cause.NOT_CONVERGED,
          "no finite likelihood was found.\nMaybe its values differ by too many magnitudes.");
    }
    return fit;
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return new CesFit(this, history, parameters.clone(), 0, true);
  }

  private void requireDomain(TimeSeries history) {
    int m = history.seasonLength();
    int observed = history.observed();
    if (form.hasSeason() && (m <= 1 || m > MAX_SEASON)) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          observed == 0 ? Cause.EMPTY : Cause.OUT_OF_DOMAIN,
          "its season length ("
              + m
              + ") must lie in 2.."
              + MAX_SEASON
              + ".\nMaybe use a seasonally adjusted spec.");
    }
    int needed = form.hasSeason() ? Math.max(LEAST_SEASONAL, 2 * m) : LEAST;
    if (observed < needed) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          observed == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has " + observed + " observations and needs " + needed + ".\nMaybe use a baseline.");
    }
  }
}
