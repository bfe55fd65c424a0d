package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.EffectMethod;
import io.sales360.common.decision.EffectVerdict;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.promotion.PromotionEffect;
import io.sales360.forecasting.promotion.PromotionSpec;
import io.sales360.forecasting.promotion.RelatedSeries;
import java.util.List;

/** Measures what ran for some days against a forecast without it. */
final class BaselineForecast {
  private static final String UNKNOWN_DAYS =
      "Its days are unknown, or not all of them lie in the history of sales.";

  private BaselineForecast() {}

  /**
   * Measures.
   *
   * @param others days in which something else of its kind ran
   * @param hasSubstitutes whether other products may lose what these gain
   * @param mayPullForward whether sales may dip after it, because customers stocked up
   */
  static Told measure(
      Days days,
      CompanyHistory company,
      PromotionHistory history,
      List<Days> others,
      boolean hasSubstitutes,
      boolean mayPullForward) {
    PromotionBlocks blocks = PromotionBlocks.of(days, company, history);
    if (blocks == null) {
      return Told.notMeasurable(UNKNOWN_DAYS);
    }
    if (!(history.units(PromotionScope.Role.OWN, 0, company.length()) > 0)) {
      return Told.notMeasurable("Nothing that it covers was ever sold.");
    }
    PromotionEffect effect =
        new PromotionSpec(
                EtsSpec.simple(),
                mayPullForward ? blocks.dip() : 0,
                EffectivenessRow.LEAST_UPLIFT,
                EffectivenessRow.LEVEL)
            .measure(
                blocks.series(PromotionScope.Role.OWN),
                blocks.window(),
                blocks.windows(others),
                hasSubstitutes
                    ? List.of(
                        new RelatedSeries(
                            blocks.series(PromotionScope.Role.SUBSTITUTE),
                            RelatedSeries.Relation.SUBSTITUTE))
                    : List.of(),
                KnownRegressors.none());
    return new Told(
        EffectVerdict.valueOf(effect.verdict().name()),
        effect.reason(),
        EffectMethod.BASELINE_FORECAST,
        effect.placebos(),
        null,
        Gain.of(effect, blocks, history));
  }
}
