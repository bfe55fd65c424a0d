package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.AggCampaignEffectiveness;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Puts together what was sold under a subject and what can be said of its effect. */
final class EffectivenessRow {
  /** Of all intervals, in percent. */
  static final int LEVEL = 90;

  /** Share of the baseline that would be worth having. */
  static final double LEAST_UPLIFT = 0.05;

  private static final int MONEY_SCALE = 2;

  private EffectivenessRow() {}

  static AggCampaignEffectiveness of(Described sold, Told told, String currencyCode) {
    Gain gain = told.gain();
    CampaignGroup group = sold.group();
    Gain.Bounded share = gain == null ? null : gain.share();
    BigDecimal margin = gain == null ? null : money(gain.margin());
    return new AggCampaignEffectiveness(
        sold.subject(),
        sold.id(),
        sold.name(),
        sold.days().first(),
        sold.days().last(),
        sold.productCount(),
        group == null ? null : group.reached(),
        group == null ? null : group.heldOut(),
        group == null ? null : group.responded(),
        sold.reach().orders(),
        sold.reach().customers(),
        sold.lines(),
        sold.units(),
        sold.net(),
        sold.discounts(),
        sold.salesShare(),
        told.verdict(),
        told.reason(),
        told.method(),
        gain == null ? null : gain.baseline(),
        share == null ? null : share.value(),
        share == null ? null : share.lower(),
        share == null ? null : share.upper(),
        gain == null ? null : gain.uplift(),
        gain == null ? null : gain.pullForward(),
        gain == null ? null : gain.cannibalised(),
        gain == null ? null : gain.halo(),
        gain == null ? null : gain.incremental().value(),
        gain == null ? null : gain.incremental().lower(),
        gain == null ? null : gain.incremental().upper(),
        told.placebos(),
        gain == null ? null : gain.pValue(),
        told.control(),
        margin,
        gain == null ? null : money(gain.margin() - gain.marginReach()),
        gain == null ? null : money(gain.margin() + gain.marginReach()),
        sold.spend(),
        returnOnSpend(margin, sold.spend()),
        LEVEL,
        currencyCode);
  }

  private static @Nullable Double returnOnSpend(
      @Nullable BigDecimal margin, @Nullable BigDecimal spend) {
    return margin == null || spend == null || spend.signum() <= 0
        ? null
        : margin.subtract(spend).doubleValue() / spend.doubleValue();
  }

  private static @Nullable BigDecimal money(double amount) {
    return Double.isFinite(amount)
        ? BigDecimal.valueOf(amount).setScale(MONEY_SCALE, RoundingMode.HALF_EVEN)
        : null;
  }
}
