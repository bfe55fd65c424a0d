package io.sales360.forecasting.ets;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;

/**
 * One form of exponential smoothing in state space form, its smoothing parameters and initial
 * states estimated together by maximum likelihood. HKOS (2008), table 2.2 and 2.3. Missing values
 * are skipped by the filter.
 *
 * <p>{@link FittedModel#parameters()} is alpha, beta, gamma, phi, initial level, initial slope, and
 * one initial season per period of the season.
 */
public record EtsSpec(ErrorType error, TrendType trend, SeasonType season) implements ForecastSpec {
  /** Longer seasons have more initial states than series can teach; adjust the series instead. */
  static final int MAX_SEASON = 24;

  /** Level only. */
  public static EtsSpec simple() {
    return new EtsSpec(ErrorType.ADDITIVE, TrendType.NONE, SeasonType.NONE);
  }

  /** Level and slope; Holt (1957). */
  public static EtsSpec holt() {
    return new EtsSpec(ErrorType.ADDITIVE, TrendType.ADDITIVE, SeasonType.NONE);
  }

  /** Level and fading slope; Gardner &amp; McKenzie (1985). */
  public static EtsSpec damped() {
    return new EtsSpec(ErrorType.ADDITIVE, TrendType.DAMPED, SeasonType.NONE);
  }

  /** Level, slope and additive season; Winters (1960). The series says how long the season is. */
  public static EtsSpec holtWinters() {
    return new EtsSpec(ErrorType.ADDITIVE, TrendType.ADDITIVE, SeasonType.ADDITIVE);
  }

  /** The same with a multiplicative season and relative errors. */
  public static EtsSpec holtWintersMultiplicative() {
    return new EtsSpec(ErrorType.MULTIPLICATIVE, TrendType.ADDITIVE, SeasonType.MULTIPLICATIVE);
  }

  @Override
  public String name() {
    return "ets(" + error.letter() + "," + trend.letter() + "," + season.letter() + ")";
  }

  /** Estimated values for a season of {@code m}, the variance included. */
  int parameterCount(int m) {
    int slope =
        switch (trend) {
          case NONE -> 0;
          case ADDITIVE, MULTIPLICATIVE -> 2;
          case DAMPED, DAMPED_MULTIPLICATIVE -> 3;
        };
    return 3 + slope + (season == SeasonType.NONE ? 0 : m);
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    requireDomain(history);
    EtsSearch search = new EtsSearch(this, history);
    EtsFit fit = search.run();
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
    return new EtsFit(this, history, parameters.clone(), 0, true);
  }

  private void requireDomain(TimeSeries history) {
    int m = history.seasonLength();
    int observed = history.observed();
    if (season != SeasonType.NONE && (m <= 1 || m > MAX_SEASON)) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          Cause.OUT_OF_DOMAIN,
          "its season length ("
              + m
              + ") must lie in 2.."
              + MAX_SEASON
              + ".\nMaybe use a seasonally adjusted spec.");
    }
    int needed = season == SeasonType.NONE ? parameterCount(m) : Math.max(2 * m, parameterCount(m));
    if (observed < needed || observed == 0) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name(),
          observed == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has " + observed + " observations and needs " + needed + ".\nMaybe use a baseline.");
    }
    if (error == ErrorType.MULTIPLICATIVE
        || season == SeasonType.MULTIPLICATIVE
        || trend.isMultiplied()) {
      for (int t = 0; t < history.length(); t++) {
        if (history.value(t) <= 0) {
          throw new UnfittableSeriesException(
              history.seriesId(),
              name(),
              Cause.OUT_OF_DOMAIN,
              "its value at index "
                  + t
                  + " ("
                  + history.value(t)
                  + ") must be positive.\nMaybe use an additive form.");
        }
      }
    }
  }
}
