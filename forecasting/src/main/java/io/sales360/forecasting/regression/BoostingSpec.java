package io.sales360.forecasting.regression;

import io.sales360.forecasting.boosting.BoostingPlan;
import io.sales360.forecasting.boosting.Loss;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.Panel;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.util.List;

/**
 * Gradient-boosted trees, or a random forest, on the features of {@link
 * io.sales360.forecasting.features.SeriesFeatures}. The target is the observation over the level at
 * the origin and the learned effects of season and switches, so the trees learn what these leave.
 *
 * <p>Direct and recursive: rows are made for every distance from 1 to {@code lead}; beyond it,
 * forecasts are fed back {@code lead} periods at a time. A lead of 1 is the recursive strategy.
 *
 * <p>Parameters of a fit: see {@code BoostedModel.write}.
 *
 * @param plan how the trees are grown
 * @param loss what they minimise
 * @param lead the farthest distance learned directly
 * @param open name of the known regressor that is 0 where nothing can be sold: these periods are
 *     not learned from and forecast as 0; empty without one
 */
public record BoostingSpec(BoostingPlan plan, Loss loss, int lead, String open)
    implements ForecastSpec {
  /** Refuses leads below one period. */
  public BoostingSpec {
    if (lead < 1) {
      throw new IllegalArgumentException(
          "The lead ("
              + lead
              + ") must be at least 1.\nMaybe 1, the recursive strategy, is meant.");
    }
    if (plan.averaged() && !(loss instanceof Loss.Squared)) {
      throw new IllegalArgumentException(
          "A forest cannot minimise " + loss + ".\nMaybe use the squared loss, or boosting.");
    }
  }

  /** Forecasts fed back step by step. */
  public static BoostingSpec recursive() {
    return direct(1);
  }

  /** One set of trees for all distances up to {@code lead}. */
  public static BoostingSpec direct(int lead) {
    return new BoostingSpec(BoostingPlan.standard(), new Loss.Squared(), lead, "");
  }

  /** A random forest on the same features. */
  public static BoostingSpec forest(int lead) {
    return direct(lead).withPlan(BoostingPlan.forest());
  }

  /** The same spec with another loss. */
  public BoostingSpec withLoss(Loss other) {
    return new BoostingSpec(plan, other, lead, open);
  }

  /** The same spec with another plan. */
  public BoostingSpec withPlan(BoostingPlan other) {
    return new BoostingSpec(other, loss, lead, open);
  }

  /** The same spec with a regressor that is 0 where nothing can be sold. */
  public BoostingSpec withOpen(String regressor) {
    return new BoostingSpec(plan, loss, lead, regressor);
  }

  @Override
  public String name() {
    String trees = plan.averaged() ? "forest" : "boosting";
    return lead == 1 ? trees + "-recursive" : trees + "-direct-" + lead;
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    return fit(history, PastRegressors.none(), KnownRegressors.none());
  }

  @Override
  public FittedModel fit(TimeSeries history, PastRegressors past, KnownRegressors known) {
    Panel panel = new Panel(List.of(new Panel.Member(history, past, known)));
    return new PanelBoostingSpec(this).fit(panel).of(history.seriesId());
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return BoostedModel.read(this, history, past, known, parameters);
  }
}
