package io.sales360.forecasting.regression;

import io.sales360.forecasting.boosting.BoostedTrees;
import io.sales360.forecasting.boosting.Booster;
import io.sales360.forecasting.boosting.BoostingPlan;
import io.sales360.forecasting.features.FeaturePlan;
import io.sales360.forecasting.features.SeriesFeatures;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.ArrayList;
import java.util.List;

/** One training run: errors from an ensemble that has not seen the end, then the final ensemble. */
final class PanelTraining {
  /** Rows beyond this teach little and cost time. */
  private static final int ENOUGH = 600_000;

  /** The ensemble that only has to show its errors makes do with less. */
  private static final int ENOUGH_FOR_ERRORS = 200_000;

  /** Fewer rows than this cannot tell an effect from noise. */
  private static final int LEAST_ROWS = 12;

  private final BoostingSpec spec;
  private final List<Panel.Member> members;
  private final FeaturePlan plan;
  private final List<float[]> statics;
  private final List<SeriesFeatures> series = new ArrayList<>();

  /** A run over members in the order of their ids. */
  PanelTraining(BoostingSpec spec, List<Panel.Member> members) {
    this.spec = spec;
    this.members = members;
    double[] sizes = new double[members.size()];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = meanSize(members.get(i).history());
    }
    this.statics = StaticEncoder.encode(members, sizes);
    TimeSeries first = members.get(0).history();
    KnownRegressors known = members.get(0).known();
    int open = known.names().indexOf(spec.open());
    if (open < 0 && !spec.open().isEmpty()) {
      throw new IllegalArgumentException(
          "The regressor ("
              + spec.open()
              + ") is none of the known regressors "
              + known.names()
              + ".\nMaybe it was passed as a past regressor.");
    }
    this.plan =
        new FeaturePlan(
            spec.lead(),
            first.frequency(),
            first.seasonLength(),
            first.isDated(),
            known.names(),
            switches(open, FeaturePlan.window(first.seasonLength())),
            open,
            members.get(0).past().names(),
            statics.get(0).length);
    for (int i = 0; i < members.size(); i++) {
      Panel.Member member = members.get(i);
      series.add(
          new SeriesFeatures(
              plan, member.history(), member.past(), member.known(), statics.get(i), 0));
    }
  }

  private static double meanSize(TimeSeries history) {
    double sum = 0;
    for (int t = 0; t < history.length(); t++) {
      sum += history.isMissing(t) ? 0 : Math.abs(history.value(t));
    }
    return sum / Math.max(1, history.observed());
  }

  /**
   * Known regressors that are 0 or 1 everywhere and on for short spells: one that stays on for
   * seasons is a change of level, which the level follows by itself.
   */
  private List<Boolean> switches(int open, int window) {
    int count = members.get(0).known().names().size();
    List<Boolean> switches = new ArrayList<>();
    for (int column = 0; column < count; column++) {
      boolean binary = column != open;
      double on = 0;
      int spells = 0;
      for (Panel.Member member : members) {
        double[] values = member.known().column(column);
        for (int t = 0; t < values.length && binary; t++) {
          binary = values[t] == 0 || values[t] == 1;
          on += values[t];
          spells += values[t] == 1 && (t == 0 || values[t - 1] == 0) ? 1 : 0;
        }
      }
      switches.add(binary && spells > 0 && on / spells <= Math.max(3, window / 2.0));
    }
    return switches;
  }

  PanelBoostingFit fit(PanelBoostingSpec owner) {
    int held = held();
    HeldOutErrors errors = new HeldOutErrors(members, statics, held);
    BoostingPlan quick =
        spec.plan()
            .withTrees(Math.max(1, spec.plan().trees() / 3))
            .withLearningRate(Math.min(1, 2.5 * spec.plan().learningRate()));
    if (held > 0) {
      errors.judge(
          new BoostedModel(spec, plan, trees(quick, held, ENOUGH_FOR_ERRORS), errors.shape()));
    }
    BoostedTrees trees = trees(spec.plan(), 0, ENOUGH);
    if (trees.size() == 0 && members.stream().anyMatch(PanelTraining::moves)) {
      throw new UnfittableSeriesException(
          members.size() == 1 ? members.get(0).history().seriesId() : "panel",
          owner.name(),
          Cause.TOO_SHORT,
          "fewer than " + LEAST_ROWS + " rows can be made of it.\nMaybe use a baseline.");
    }
    BoostedModel model = new BoostedModel(spec, plan, trees, errors.shape());
    return new PanelBoostingFit(owner, model, members, statics, errors.spreads());
  }

  private static boolean moves(Panel.Member member) {
    TimeSeries history = member.history();
    double first = Double.NaN;
    for (int t = 0; t < history.length(); t++) {
      double value = history.value(t);
      if (!Double.isNaN(value)) {
        if (value != first && !Double.isNaN(first)) {
          return true;
        }
        first = value;
      }
    }
    return false;
  }

  /** Periods kept from learning: a lead or two seasons, at most a quarter of the longest series. */
  private int held() {
    int longest = 0;
    for (SeriesFeatures one : series) {
      longest = Math.max(longest, one.length());
    }
    int wanted = spec.lead() > 1 ? spec.lead() : Math.max(8, 2 * plan.seasonLength());
    int possible = Math.min(wanted, longest / 4);
    return possible < 2 ? 0 : possible;
  }

  private BoostedTrees trees(BoostingPlan trees, int held, int limit) {
    PanelRows rows = PanelRows.of(plan, series, held, limit);
    if (rows.rows < LEAST_ROWS) {
      return BoostedTrees.none(spec.loss());
    }
    return Booster.train(trees, spec.loss(), rows.columns, rows.rows, rows.target, rows.weight);
  }
}
