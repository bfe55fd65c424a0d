package io.sales360.pipelines.decisions.campaigns;

import io.sales360.forecasting.model.Interval;
import io.sales360.forecasting.promotion.Effect;
import io.sales360.forecasting.promotion.PromotionEffect;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion or campaign gained, in units and margin of its days.
 *
 * @param baseline units without it
 * @param uplift of its products or customers
 * @param share the uplift as a share of the baseline, with bounds; null without a baseline
 * @param pullForward null where it is not told apart, as are the next two
 * @param halo units bought along with its products; in no sum
 * @param incremental of all parts but halo, with bounds
 * @param pValue of the incremental units; null where the method has none
 * @param margin gained; NaN where a cost is unknown
 * @param marginReach half the width of the margin's interval
 */
record Gain(
    double baseline,
    double uplift,
    @Nullable Bounded share,
    @Nullable Double pullForward,
    @Nullable Double cannibalised,
    @Nullable Double halo,
    Bounded incremental,
    @Nullable Double pValue,
    double margin,
    double marginReach) {
  /** A number of units and what bounds it. */
  record Bounded(double value, double lower, double upper) {
    static Bounded of(double value, Interval interval) {
      return new Bounded(value, interval.lower(), interval.upper());
    }

    private static Bounded of(Effect effect, double scale) {
      return new Bounded(
          effect.value() * scale,
          effect.interval().lower() * scale,
          effect.interval().upper() * scale);
    }
  }

  /** Of an effect on its calendar; null if it was not measurable. */
  static @Nullable Gain of(
      PromotionEffect effect, PromotionBlocks blocks, PromotionHistory history) {
    Effect uplift = effect.uplift();
    Effect pullForward = effect.pullForward();
    Effect cannibalised = effect.cannibalised();
    Effect incremental = effect.incremental();
    if (uplift == null || pullForward == null || cannibalised == null || incremental == null) {
      return null;
    }
    double scale = blocks.scale();
    double usual = history.usualMargin(PromotionScope.Role.OWN);
    double lost = cannibalised.value() * scale;
    Bounded all = Bounded.of(incremental, scale);
    // The window's margin, less what the baseline would have earned, with what else moved.
    double margin =
        history.margin(PromotionScope.Role.OWN, blocks.firstDay(), blocks.endDay())
            - effect.baseline() * scale * usual
            + pullForward.value() * scale * usual
            + (lost == 0 ? 0 : lost * history.usualMargin(PromotionScope.Role.SUBSTITUTE));
    return new Gain(
        effect.baseline() * scale,
        uplift.value() * scale,
        share(effect, uplift),
        pullForward.value() * scale,
        lost,
        null,
        all,
        incremental.pValue(),
        margin,
        (all.upper() - all.value()) * Math.abs(usual));
  }

  /** The same, with what was bought along. */
  Gain withHalo(@Nullable Double units) {
    return new Gain(
        baseline,
        uplift,
        share,
        pullForward,
        cannibalised,
        units,
        incremental,
        pValue,
        margin,
        marginReach);
  }

  /** The same, without parts that were not looked for. */
  Gain inOnePart() {
    return new Gain(
        baseline, uplift, share, null, null, null, incremental, pValue, margin, marginReach);
  }

  private static @Nullable Bounded share(PromotionEffect effect, Effect uplift) {
    Interval share = effect.share();
    return share == null
        ? null
        : new Bounded(uplift.value() / effect.baseline(), share.lower(), share.upper());
  }
}
