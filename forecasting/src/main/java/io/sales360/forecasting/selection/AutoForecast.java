package io.sales360.forecasting.selection;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.evaluation.Backtest;
import io.sales360.forecasting.intermittent.AggregationSpec;
import io.sales360.forecasting.intermittent.CountDistribution;
import io.sales360.forecasting.intermittent.CrostonSpec;
import io.sales360.forecasting.intermittent.DemandClass;
import io.sales360.forecasting.intermittent.TsbSpec;
import io.sales360.forecasting.interval.PastErrors;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.Forecast;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Horizon;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a plan over one series that has at least one observation. */
final class AutoForecast {
  /** Fewer observations cannot be split into a part to learn from and a part to judge by. */
  private static final int LEAST_OBSERVATIONS = 6;

  /** A member this much worse than the best one only harms, if there is much evidence ... */
  private static final double TOLERATED = 2;

  /** ... and with few observations it may be this much worse, divided by their number. */
  private static final double TOLERATED_SHORT = 100;

  /** For demand that is seldom. */
  private static final List<ForecastSpec> INTERMITTENT =
      List.of(
          BaselineSpec.mean(),
          CrostonSpec.sba(),
          TsbSpec.standard(),
          AggregationSpec.adida(),
          AggregationSpec.imapa());

  /** Means this far outside the range of the history are a diverged fit. */
  private static final double SANE_RANGES = 20;

  private final AutoForecastSpec plan;
  private final TimeSeries history;
  private final PastRegressors past;
  private final KnownRegressors known;
  private final Horizon horizon;

  AutoForecast(
      AutoForecastSpec plan,
      TimeSeries history,
      PastRegressors past,
      KnownRegressors known,
      Horizon horizon) {
    this.plan = plan;
    this.history = history;
    this.past = past;
    this.known = known;
    this.horizon = horizon;
  }

  Draft run() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < history.length(); t++) {
      if (!history.isMissing(t)) {
        low = Math.min(low, history.value(t));
        high = Math.max(high, history.value(t));
      }
    }
    if (low == 0 && high == 0) {
      return flat(0, ReasonCode.ALL_ZERO);
    }
    if (history.observed() < LEAST_OBSERVATIONS) {
      return low == high && history.observed() > 2
          ? flat(low, ReasonCode.CONSTANT)
          : fallback(ReasonCode.TOO_SHORT, List.of());
    }
    if (low == high) {
      return flat(low, ReasonCode.CONSTANT);
    }
    return chosen();
  }

  private Draft chosen() {
    Horizon judged = judgedHorizon();
    Backtest backtest = feasible(plan.backtest(), judged);
    List<Member> members = new ArrayList<>();
    boolean sparse = plan.nonNegative() && isSparse();
    boolean explained = !known.isEmpty() || !past.names().isEmpty();
    for (ForecastSpec spec : sparse ? INTERMITTENT : plan.pool(history, explained)) {
      members.add(Member.judge(spec, backtest, history, past, known, judged));
    }
    double[][] actuals = actuals(backtest, judged);
    List<double @Nullable []> means = new ArrayList<>();
    List<double @Nullable []> deviations = new ArrayList<>();
    List<Member> kept = new ArrayList<>();
    for (Member member : survivors(members, actuals)) {
      Forecast forecast = attempt(member.spec());
      if (forecast != null && isSane(forecast.means())) {
        means.add(forecast.means());
        deviations.add(Member.deviations(forecast));
        kept.add(member);
      }
    }
    ScoreSheet sheet = new ScoreSheet(history, actuals);
    List<ModelScore> scores = new ArrayList<>();
    for (Member member : members) {
      scores.add(sheet.of(member, kept.contains(member)));
    }
    if (kept.isEmpty()) {
      boolean seasonal = history.seasonLength() > 1;
      return fallback(
          seasonal ? ReasonCode.FALLBACK_SEASONAL_NAIVE : ReasonCode.FALLBACK_NAIVE, scores);
    }
    Judged blend =
        Judged.of(kept, means, deviations, actuals, history.observed(), history.seasonLength() > 1);
    double[][] scaled = blend.scaledErrors(actuals);
    PastErrors errors = new PastErrors(scaled, backtest.step(), history.observed());
    if (kept.size() > 1 && scaled.length > 0) {
      scores.add(sheet.ofBlend(blend, errors));
    }
    return new Draft(
        plan,
        history,
        blend.name(),
        null,
        blend.means(),
        blend.deviations(),
        errors,
        sparse ? counted(blend.means()) : null,
        scores);
  }

  /** Whether demand is seldom and never negative. */
  private boolean isSparse() {
    for (int t = 0; t < history.length(); t++) {
      if (history.value(t) < 0) {
        return false;
      }
    }
    return DemandClass.of(history).isSparse();
  }

  private List<Quantiles> counted(double[] means) {
    List<Quantiles> quantiles = new ArrayList<>(means.length);
    for (double mean : means) {
      quantiles.add(CountDistribution.around(Math.max(0, mean), history).quantiles(plan.levels()));
    }
    return quantiles;
  }

  /** The backtest looks as far ahead as the plan unless the series is too short for that. */
  Horizon judgedHorizon() {
    int n = history.length();
    int enough = Math.max(4, Math.min(2 * history.seasonLength() + 2, n * 2 / 3));
    return Horizon.of(Math.max(1, Math.min(horizon.steps(), n - enough)));
  }

  /**
   * As many of the plan's origins as leave two thirds of a series to learn from, a whole horizon
   * apart where there is room: neighbouring origins judge the same periods and make the same
   * errors, and what one period does to a whole panel should not be all that is learned.
   */
  Backtest feasible(Backtest wanted, Horizon judged) {
    int spare = history.length() - judged.steps();
    int least = Math.max(wanted.minimumTrain(), spare * 2 / 3);
    int apart = Math.max(wanted.step(), judged.steps());
    int room = (spare - least) / Math.max(1, wanted.origins() - 1);
    int step = Math.max(1, Math.min(apart, room));
    return new Backtest(wanted.origins(), step, wanted.refitEvery(), Math.max(3, least));
  }

  double[][] actuals(Backtest backtest, Horizon judged) {
    List<Integer> lengths = backtest.trainLengths(history.length(), judged);
    double[][] actuals = new double[lengths.size()][];
    for (int i = 0; i < actuals.length; i++) {
      actuals[i] = history.slice(lengths.get(i), lengths.get(i) + judged.steps()).toArray();
    }
    return actuals;
  }

  /**
   * All but those much worse than the best. One that could not be judged, because its origins were
   * too short for it, stays unless models are shown to differ that much here.
   */
  private List<Member> survivors(List<Member> members, double[][] actuals) {
    double best = Double.POSITIVE_INFINITY;
    for (Member member : members) {
      double error = member.absoluteError(actuals);
      best = error < best ? error : best;
    }
    double tolerated = (TOLERATED + TOLERATED_SHORT / history.observed()) * best;
    List<Member> judged = new ArrayList<>();
    List<Member> all = new ArrayList<>();
    boolean differ = false;
    for (Member member : members) {
      boolean worse = !member.failed() && member.absoluteError(actuals) > tolerated;
      differ |= worse;
      if (!worse) {
        all.add(member);
        if (!member.failed()) {
          judged.add(member);
        }
      }
    }
    return differ ? judged : all;
  }

  private @Nullable Forecast attempt(ForecastSpec spec) {
    try {
      FittedModel fit = spec.fit(history, past, known);
      return known.isEmpty()
          ? fit.forecast(horizon, Member.SPREAD)
          : fit.forecast(horizon, known, Member.SPREAD);
    } catch (UnfittableSeriesException unfittable) {
      // The model worked on shorter histories; without it the others go on.
      return null;
    }
  }

  private boolean isSane(double[] means) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < history.length(); t++) {
      if (!history.isMissing(t)) {
        low = Math.min(low, history.value(t));
        high = Math.max(high, history.value(t));
      }
    }
    double room = SANE_RANGES * (high - low);
    for (double mean : means) {
      if (!(mean >= low - room && mean <= high + room)) {
        return false;
      }
    }
    return true;
  }

  private Draft flat(double value, ReasonCode reason) {
    double[] means = new double[horizon.steps()];
    Arrays.fill(means, value);
    String model = reason == ReasonCode.ALL_ZERO ? "zero" : "constant";
    return draft(model, reason, means, new double[means.length], List.of());
  }

  /** The last season, or the last value where no season is complete, with wide intervals. */
  private Draft fallback(ReasonCode reason, List<ModelScore> scores) {
    boolean seasonal = history.seasonLength() > 1 && history.length() >= history.seasonLength();
    ForecastSpec spec = seasonal ? BaselineSpec.seasonalNaive() : BaselineSpec.naive();
    FittedModel fit = spec.fit(history);
    Forecast forecast = fit.forecast(horizon, Member.SPREAD);
    double[] deviations = Member.deviations(forecast);
    double[] means = forecast.means();
    for (int h = 0; h < means.length; h++) {
      deviations[h] = Math.max(deviations[h], Math.abs(means[h]) / 3);
    }
    return draft(spec.name(), reason, means, deviations, scores);
  }

  private Draft draft(
      String model,
      ReasonCode reason,
      double[] means,
      double[] deviations,
      List<ModelScore> scores) {
    return new Draft(
        plan,
        history,
        model,
        reason,
        means,
        deviations,
        PastErrors.none(history.observed()),
        null,
        scores);
  }
}
