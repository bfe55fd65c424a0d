package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.EffectSubject;
import io.sales360.common.model.Promotion;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the row of one promotion: what was used, and what it did. */
final class PromotionRow {
  private final PromotionScope scope;
  private final List<Days> others;
  private final SubjectReach reach;
  private final String currencyCode;

  PromotionRow(PromotionScope scope, List<Days> others, SubjectReach reach, String currencyCode) {
    this.scope = scope;
    this.others = others;
    this.reach = reach;
    this.currencyCode = currencyCode;
  }

  /** Of all that is known of the promotion. */
  AggCampaignEffectiveness of(List<CompanyDay> days, List<PromotionDay> own) {
    PromotionDay none = PromotionDay.none(scope.promotion());
    if (days.isEmpty()) {
      return row(none, null, Told.notMeasurable("Nothing was ever sold."));
    }
    CompanyHistory company = new CompanyHistory(days);
    PromotionHistory history = new PromotionHistory(company, none, own);
    return row(
        history.used(),
        company.share(scope.days(), history.used().usedNet()),
        BaselineForecast.ofPromotion(scope, company, history, others));
  }

  private AggCampaignEffectiveness row(PromotionDay used, @Nullable Double salesShare, Told told) {
    Promotion promotion = scope.promotion();
    Described sold =
        new Described(
            EffectSubject.PROMOTION,
            promotion.promotionId(),
            promotion.promotionName(),
            scope.days(),
            scope.products().size(),
            null,
            reach,
            used.usedLines(),
            used.usedUnits(),
            used.usedNet(),
            used.usedDiscount(),
            salesShare,
            spend(used));
    return EffectivenessRow.of(sold, told, currencyCode);
  }

  /** The spend that lines under the promotion bear; null where a part is unknown, or none is. */
  private static @Nullable BigDecimal spend(PromotionDay used) {
    return used.usedLines() > 0 && used.spendLines() == used.usedLines() ? used.spend() : null;
  }
}
