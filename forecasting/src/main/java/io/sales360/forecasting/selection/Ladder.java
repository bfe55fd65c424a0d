package io.sales360.forecasting.selection;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.interval.PastErrors;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is forecast where the models of a plan are not used, and why. */
final class Ladder {
  /** Fewer observations cannot be split into a part to learn from and a part to judge by. */
  private static final int LEAST_OBSERVATIONS = 6;

  private Ladder() {}

  /** Why models need not be tried; null if they must be. */
  static @Nullable ReasonCode reason(TimeSeries history) {
    double low = low(history);
    double high = high(history);
    if (history.observed() == 0) {
      return ReasonCode.EMPTY;
    }
    if (low == 0 && high == 0) {
      return ReasonCode.ALL_ZERO;
    }
    if (history.observed() < LEAST_OBSERVATIONS) {
      return low == high && history.observed() > 2 ? ReasonCode.CONSTANT : ReasonCode.TOO_SHORT;
    }
    return low == high ? ReasonCode.CONSTANT : null;
  }

  /** Lowest observation; infinite if there is none. */
  static double low(TimeSeries history) {
    double low = Double.POSITIVE_INFINITY;
    for (int t = 0; t < history.length(); t++) {
      low = history.isMissing(t) ? low : Math.min(low, history.value(t));
    }
    return low;
  }

  /** Highest observation; infinite if there is none. */
  static double high(TimeSeries history) {
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < history.length(); t++) {
      high = history.isMissing(t) ? high : Math.max(high, history.value(t));
    }
    return high;
  }

  /** The forecast without models. */
  static Draft draft(EnsembleFit fit, Horizon horizon) {
    TimeSeries history = fit.history();
    ReasonCode reason = reason(history);
    if (reason == ReasonCode.EMPTY) {
      return draft(fit, "none", reason, new double[0], new double[0]);
    }
    if (reason == ReasonCode.ALL_ZERO || reason == ReasonCode.CONSTANT) {
      double[] means = new double[horizon.steps()];
      Arrays.fill(means, low(history));
      String model = reason == ReasonCode.ALL_ZERO ? "zero" : "constant";
      return draft(fit, model, reason, means, new double[means.length]);
    }
    if (reason == null) {
      reason =
          history.seasonLength() > 1
              ? ReasonCode.FALLBACK_SEASONAL_NAIVE
              : ReasonCode.FALLBACK_NAIVE;
    }
    return lastKnown(fit, reason, horizon);
  }

  /** The last season, or the last value where no season is complete, with wide intervals. */
  private static Draft lastKnown(EnsembleFit fit, ReasonCode reason, Horizon horizon) {
    TimeSeries history = fit.history();
    boolean seasonal = history.seasonLength() > 1 && history.length() >= history.seasonLength();
    ForecastSpec spec = seasonal ? BaselineSpec.seasonalNaive() : BaselineSpec.naive();
    Forecast forecast = spec.fit(history).forecast(horizon, Member.SPREAD);
    double[] deviations = Member.deviations(forecast);
    double[] means = forecast.means();
    for (int h = 0; h < means.length; h++) {
      deviations[h] = Math.max(deviations[h], Math.abs(means[h]) / 3);
    }
    return draft(fit, spec.name(), reason, means, deviations);
  }

  private static Draft draft(
      EnsembleFit fit, String model, ReasonCode reason, double[] means, double[] deviations) {
    PastErrors none = PastErrors.none(fit.history().observed());
    return new Draft(fit, model, reason, means, deviations, none, null, fit.scores());
  }

  /** No scores and no errors: nothing was judged. */
  static EnsembleFit unfitted(AutoForecastSpec plan, TimeSeries history, List<ModelScore> scores) {
    return EnsembleFit.of(
        history,
        List.of(),
        PastErrors.none(history.observed()),
        scores,
        false,
        plan.nonNegative(),
        plan.levels());
  }
}
