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
  private BaselineForecast() {}

  /**
   * Measures a promotion.
   *
   * @param others when other promotions of its products ran
   * @param hasSubstitutes whether other products may lose what its own gain
   */
  static Told ofPromotion(
      Days days,
      CompanyHistory company,
      PromotionHistory history,
      List<Days> others,
      boolean hasSubstitutes) {
    PromotionBlocks blocks = PromotionBlocks.againstTheRest(days, company, history);
    if (blocks == null) {
      return Told.notMeasurable(
          "Its days are unknown, or not all of them lie in the history of sales.");
    }
    if (!(history.units(PromotionScope.Role.OWN, 0, company.length()) > 0)) {
      return Told.notMeasurable("Nothing that it covers was ever sold.");
    }
    List<RelatedSeries> related =
        hasSubstitutes
            ? List.of(
                new RelatedSeries(
                    blocks.series(PromotionScope.Role.SUBSTITUTE),
                    RelatedSeries.Relation.SUBSTITUTE))
            : List.of();
    return measure(blocks, history, others, related, blocks.dip());
  }

  /**
   * Measures what may have moved all sales of a company.
   *
   * @param others when others of its kind ran
   */
  static Told ofCompany(
      Days days, CompanyHistory company, PromotionHistory history, List<Days> others) {
    PromotionBlocks blocks = PromotionBlocks.againstTheYearBefore(days, company, history);
    return blocks == null
        ? Told.notMeasurable(
            "Its days are unknown or not over, or no sales of the year before tell it from the season.")
        : measure(blocks, history, others, List.of(), 0).inOnePart();
  }

  private static Told measure(
      PromotionBlocks blocks,
      PromotionHistory history,
      List<Days> others,
      List<RelatedSeries> related,
      int dip) {
    PromotionEffect effect =
        new PromotionSpec(
                EtsSpec.simple(), dip, EffectivenessRow.LEAST_UPLIFT, EffectivenessRow.LEVEL)
            .measure(
                blocks.series(PromotionScope.Role.OWN),
                blocks.window(),
                blocks.windows(others),
                related,
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
