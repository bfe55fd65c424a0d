package io.sales360.forecasting.ets;

import io.sales360.forecasting.decomposition.SeasonallyAdjustedSpec;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form with the least AICc among candidates; the fit's own spec says which. Candidates out of
 * domain for a series are passed over. Seasons longer than 24 periods are adjusted away first and
 * the choice is made among the forms without season.
 */
public record AutoEtsSpec(String name, List<EtsSpec> candidates) implements ForecastSpec {
  /** Copies the candidates. */
  public AutoEtsSpec {
    candidates = List.copyOf(candidates);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no candidate form.\nMaybe use AutoEtsSpec.full().");
    }
  }

  /** All forms with additive trend that are stable: 15, no additive error beside a M season. */
  public static AutoEtsSpec full() {
    return new AutoEtsSpec("auto-ets", stable(false));
  }

  /**
   * The same with multiplicative trends: 19 forms. Such trends fit well and explode easily, so they
   * are searched only when asked for, as in R.
   */
  public static AutoEtsSpec withMultiplicativeTrends() {
    return new AutoEtsSpec("auto-ets-m", stable(true));
  }

  /** HKOS (2008), §2.5.2: additive errors beside anything multiplicative are unstable. */
  private static List<EtsSpec> stable(boolean multiplicativeTrends) {
    List<EtsSpec> forms = new ArrayList<>();
    for (ErrorType error : ErrorType.values()) {
      for (TrendType trend : TrendType.values()) {
        for (SeasonType season : SeasonType.values()) {
          boolean additive = error == ErrorType.ADDITIVE;
          boolean mixed = trend.isMultiplied() && season == SeasonType.ADDITIVE;
          boolean unstable =
              additive && (season == SeasonType.MULTIPLICATIVE || trend.isMultiplied());
          if (!unstable && !mixed && (multiplicativeTrends || !trend.isMultiplied())) {
            forms.add(new EtsSpec(error, trend, season));
          }
        }
      }
    }
    return forms;
  }

  /** Seven forms that stand for the rest: level or damped trend, each season, one full slope. */
  public static AutoEtsSpec fast() {
    return new AutoEtsSpec(
        "ets",
        List.of(
            EtsSpec.simple(),
            EtsSpec.holt(),
            EtsSpec.damped(),
            new EtsSpec(ErrorType.ADDITIVE, TrendType.NONE, SeasonType.ADDITIVE),
            new EtsSpec(ErrorType.ADDITIVE, TrendType.DAMPED, SeasonType.ADDITIVE),
            new EtsSpec(ErrorType.MULTIPLICATIVE, TrendType.NONE, SeasonType.MULTIPLICATIVE),
            new EtsSpec(ErrorType.MULTIPLICATIVE, TrendType.DAMPED, SeasonType.MULTIPLICATIVE)));
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    if (history.seasonLength() > EtsSpec.MAX_SEASON) {
      return new SeasonallyAdjustedSpec(new AutoEtsSpec(name, withoutSeason())).fit(history);
    }
    FittedModel best = null;
    for (EtsSpec candidate : candidates) {
      FittedModel fit = attempt(candidate, history);
      if (fit != null && (best == null || fit.report().aicc() < best.report().aicc())) {
        best = fit;
      }
    }
    if (best == null || best.report().aicc() == Double.POSITIVE_INFINITY) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          name,
          history.observed() == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "none of its " + candidates.size() + " forms fits.\nMaybe use a baseline.");
    }
    return best;
  }

  private List<EtsSpec> withoutSeason() {
    return candidates.stream().filter(form -> form.season() == SeasonType.NONE).toList();
  }

  /** A form that does not suit the series is no failure of the choice among forms. */
  private static @Nullable FittedModel attempt(EtsSpec candidate, TimeSeries history) {
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
            + name
            + ") chooses a form and cannot restore one.\nMaybe use the spec of the fit.");
  }
}
