package io.sales360.forecasting.selection;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.evaluation.Backtest;
import io.sales360.forecasting.intermittent.AggregationSpec;
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
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of a plan over one series that has at least one observation. */
final class AutoForecast {
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

  /** What is learned of the series. */
  EnsembleFit fit() {
    return Ladder.reason(history) == null
        ? chosen().fit()
        : Ladder.unfitted(plan, history, List.of());
  }

  /** The forecast of what is learned of the series. */
  Draft draft() {
    if (Ladder.reason(history) == null) {
      Chosen chosen = chosen();
      return chosen.fit().draft(chosen.forecasts(), horizon);
    }
    return Ladder.unfitted(plan, history, List.of()).draft(horizon);
  }

  /** The fits that stay, with what they say of the horizon. */
  private record Chosen(EnsembleFit fit, List<@Nullable Forecast> forecasts) {}

  private Chosen chosen() {
    Horizon judged = judgedHorizon();
    Backtest backtest = feasible(plan.backtest(), judged);
    List<Member> members = new ArrayList<>();
    boolean sparse = plan.nonNegative() && isSparse();
    boolean explained = !known.isEmpty() || !past.names().isEmpty();
    for (ForecastSpec spec : sparse ? INTERMITTENT : plan.pool(history, explained)) {
      members.add(Member.judge(spec, backtest, history, past, known, judged));
    }
    double[][] actuals = actuals(backtest, judged);
    List<FittedModel> fits = new ArrayList<>();
    List<@Nullable Forecast> forecasts = new ArrayList<>();
    List<Member> kept = new ArrayList<>();
    for (Member member : survivors(members, actuals)) {
      FittedModel fit = attempt(member.spec());
      Forecast forecast = fit == null ? null : EnsembleFit.attempt(fit, known, horizon);
      if (fit != null && forecast != null) {
        fits.add(fit);
        forecasts.add(forecast);
        kept.add(member);
      }
    }
    ScoreSheet sheet = new ScoreSheet(history, actuals);
    List<ModelScore> scores = new ArrayList<>();
    for (Member member : members) {
      scores.add(sheet.of(member, kept.contains(member)));
    }
    if (kept.isEmpty()) {
      return new Chosen(Ladder.unfitted(plan, history, scores), List.of());
    }
    Judged blend = Judged.of(kept, actuals, history.observed(), history.seasonLength() > 1);
    double[][] scaled = blend.scaledErrors(actuals);
    PastErrors errors = new PastErrors(scaled, backtest.step(), history.observed());
    if (kept.size() > 1 && scaled.length > 0) {
      scores.add(sheet.ofBlend(blend, errors));
    }
    return new Chosen(
        EnsembleFit.of(
            history, blend.parts(fits), errors, scores, sparse, plan.nonNegative(), plan.levels()),
        forecasts);
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

  private @Nullable FittedModel attempt(ForecastSpec spec) {
    try {
      return spec.fit(history, past, known);
    } catch (UnfittableSeriesException unfittable) {
      // The model worked on shorter histories; without it the others go on.
      return null;
    }
  }
}
