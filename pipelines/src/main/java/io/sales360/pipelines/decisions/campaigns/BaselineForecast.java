package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.EffectMethod;
import io.sales360.common.decision.EffectVerdict;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.promotion.Effect;
import io.sales360.forecasting.promotion.PromotionEffect;
import io.sales360.forecasting.promotion.PromotionSpec;
import io.sales360.forecasting.promotion.RelatedSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures what ran for some days against a forecast without it. */
final class BaselineForecast {
  private BaselineForecast() {}

  /**
   * Measures a promotion.
   *
   * @param others when other promotions of its products ran
   */
  static Told ofPromotion(
      PromotionScope scope, CompanyHistory company, PromotionHistory history, List<Days> others) {
    PromotionBlocks blocks = PromotionBlocks.againstTheRest(scope.days(), company, history);
    if (blocks == null) {
      return Told.notMeasurable(
          "Its days are unknown, or not all of them lie in the history of sales.");
    }
    if (!(history.units(PromotionScope.Role.OWN, 0, company.length()) > 0)) {
      return Told.notMeasurable("Nothing that it covers was ever sold.");
    }
    Told told = measure(blocks, history, others, substitutes(scope, blocks), blocks.dip());
    return told.withHalo(halo(scope, blocks, others));
  }

  private static List<RelatedSeries> substitutes(PromotionScope scope, PromotionBlocks blocks) {
    return scope.hasSubstitutes()
        ? List.of(
            new RelatedSeries(
                blocks.series(PromotionScope.Role.SUBSTITUTE), RelatedSeries.Relation.SUBSTITUTE))
        : List.of();
  }

  /**
   * Units that companions gained. They are measured apart: an order that would have come anyway
   * brings its companions into this series when the product is added to it, so that they are no
   * certain part of what was gained in all. Null where it cannot be told.
   */
  private static @Nullable Double halo(
      PromotionScope scope, PromotionBlocks blocks, List<Days> others) {
    if (!scope.hasCompanions()) {
      return null;
    }
    Effect halo =
        effect(
                blocks,
                others,
                List.of(
                    new RelatedSeries(
                        blocks.series(PromotionScope.Role.COMPANION),
                        RelatedSeries.Relation.COMPLEMENT)),
                blocks.dip())
            .halo();
    return halo == null ? null : halo.value() * blocks.scale();
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
    PromotionEffect effect = effect(blocks, others, related, dip);
    return new Told(
        EffectVerdict.valueOf(effect.verdict().name()),
        effect.reason(),
        EffectMethod.BASELINE_FORECAST,
        effect.placebos(),
        null,
        Gain.of(effect, blocks, history));
  }

  private static PromotionEffect effect(
      PromotionBlocks blocks, List<Days> others, List<RelatedSeries> related, int dip) {
    return new PromotionSpec(
            EtsSpec.simple(), dip, EffectivenessRow.LEAST_UPLIFT, EffectivenessRow.LEVEL)
        .measure(
            blocks.series(PromotionScope.Role.OWN),
            blocks.window(),
            blocks.windows(others),
            related,
            KnownRegressors.none());
  }
}
