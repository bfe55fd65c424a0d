package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignEffectiveness;
import io.sales360.common.decision.EffectSubject;
import io.sales360.common.decision.EffectVerdict;
import io.sales360.common.model.Promotion;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.promotion.PromotionEffect;
import io.sales360.forecasting.promotion.PromotionSpec;
import io.sales360.forecasting.promotion.RelatedSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the row of one promotion: what was used, and what it did. */
final class EffectRow {
  private static final int LEVEL = 90;
  private static final double LEAST_UPLIFT = 0.05;
  private static final int MONEY_SCALE = 2;

  private final PromotionScope scope;
  private final List<Promotion> others;
  private final PromotionReach reach;
  private final String currencyCode;

  EffectRow(
      PromotionScope scope, List<Promotion> others, PromotionReach reach, String currencyCode) {
    this.scope = scope;
    this.others = others;
    this.reach = reach;
    this.currencyCode = currencyCode;
  }

  /** Of all that is known of the promotion. */
  AggCampaignEffectiveness of(List<CompanyDay> days, List<PromotionDay> own) {
    PromotionDay none = PromotionDay.none(scope.promotion());
    if (days.isEmpty()) {
      return row(none, null, notMeasurable("Nothing was ever sold."), null);
    }
    CompanyHistory company = new CompanyHistory(days);
    PromotionHistory history = new PromotionHistory(company, none, own);
    Double share = share(company, history.used());
    PromotionBlocks blocks = PromotionBlocks.of(scope.promotion(), company, history);
    if (blocks == null) {
      String reason = "Its days are unknown, or not all of them lie in the history of sales.";
      return row(history.used(), share, notMeasurable(reason), null);
    }
    if (!(history.units(PromotionScope.Role.OWN, 0, company.length()) > 0)) {
      String reason = "Nothing that it covers was ever sold.";
      return row(history.used(), share, notMeasurable(reason), null);
    }
    PromotionEffect effect = measure(blocks);
    return row(
        history.used(),
        share,
        new Said(
            EffectVerdict.valueOf(effect.verdict().name()), effect.reason(), effect.placebos()),
        Gain.of(effect, blocks, history));
  }

  /** What can be said of the effect. */
  private record Said(EffectVerdict verdict, String reason, int placebos) {}

  private static Said notMeasurable(String reason) {
    return new Said(EffectVerdict.NOT_MEASURABLE, reason, 0);
  }

  private PromotionEffect measure(PromotionBlocks blocks) {
    boolean hasSubstitutes = !scope.products().isEmpty() && !scope.categories().isEmpty();
    return new PromotionSpec(EtsSpec.simple(), blocks.dip(), LEAST_UPLIFT, LEVEL)
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
  }

  private @Nullable Double share(CompanyHistory company, PromotionDay used) {
    Promotion promotion = scope.promotion();
    int from = promotion.startsOn() == null ? 0 : company.indexOf(promotion.startsOn());
    int end =
        promotion.endsOn() == null ? company.length() : company.indexOf(promotion.endsOn()) + 1;
    double all = company.net(from, end);
    return all > 0 ? used.usedNet().doubleValue() / all : null;
  }

  private AggCampaignEffectiveness row(
      PromotionDay used, @Nullable Double salesShare, Said said, @Nullable Gain gain) {
    Promotion promotion = scope.promotion();
    BigDecimal margin = gain == null ? null : money(gain.margin());
    BigDecimal spend = spend(used);
    Gain.Bounded share = gain == null ? null : gain.share();
    return new AggCampaignEffectiveness(
        EffectSubject.PROMOTION,
        promotion.promotionId(),
        promotion.promotionName(),
        promotion.startsOn(),
        promotion.endsOn(),
        scope.products().size(),
        reach.orders(),
        reach.customers(),
        used.usedLines(),
        used.usedUnits(),
        used.usedNet(),
        used.usedDiscount(),
        salesShare,
        said.verdict(),
        said.reason(),
        gain == null ? null : gain.baseline(),
        share == null ? null : share.value(),
        share == null ? null : share.lower(),
        share == null ? null : share.upper(),
        gain == null ? null : gain.uplift(),
        gain == null ? null : gain.pullForward(),
        gain == null ? null : gain.cannibalised(),
        gain == null ? null : gain.incremental().value(),
        gain == null ? null : gain.incremental().lower(),
        gain == null ? null : gain.incremental().upper(),
        said.placebos(),
        gain == null ? null : gain.placebo(),
        margin,
        gain == null ? null : money(gain.margin() - gain.marginReach()),
        gain == null ? null : money(gain.margin() + gain.marginReach()),
        spend,
        margin == null || spend == null || spend.signum() <= 0
            ? null
            : margin.subtract(spend).doubleValue() / spend.doubleValue(),
        LEVEL,
        currencyCode);
  }

  /** The spend that lines under the promotion bear; null where a part is unknown, or none is. */
  private static @Nullable BigDecimal spend(PromotionDay used) {
    return used.usedLines() > 0 && used.spendLines() == used.usedLines() ? used.spend() : null;
  }

  private static @Nullable BigDecimal money(double amount) {
    return Double.isFinite(amount)
        ? BigDecimal.valueOf(amount).setScale(MONEY_SCALE, RoundingMode.HALF_EVEN)
        : null;
  }
}
