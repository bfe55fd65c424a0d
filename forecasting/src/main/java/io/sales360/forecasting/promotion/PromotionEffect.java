package io.sales360.forecasting.promotion;

import io.sales360.forecasting.model.Interval;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What one promotion did; one row per promotion and series. The effects are null if it was not
 * measurable.
 *
 * @param reason one sentence
 * @param baseline sales expected in the window without the promotion
 * @param uplift of the product in the window
 * @param share the interval of the uplift as a share of the baseline; null where the baseline is
 *     not above zero, or its error as large as itself
 * @param pullForward of the product after the window: negative if customers had stocked up
 * @param cannibalised of substitutes in the window: negative if they lost
 * @param halo of complements in the window
 * @param incremental all four together, with an interval of their sum
 * @param placebos windows without promotion that the intervals were learned from
 */
public record PromotionEffect(
    Verdict verdict,
    String reason,
    double baseline,
    @Nullable Effect uplift,
    @Nullable Interval share,
    @Nullable Effect pullForward,
    @Nullable Effect cannibalised,
    @Nullable Effect halo,
    @Nullable Effect incremental,
    int placebos)
    implements Serializable {
  static PromotionEffect notMeasurable(String reason, int placebos) {
    return new PromotionEffect(
        Verdict.NOT_MEASURABLE, reason, Double.NaN, null, null, null, null, null, null, placebos);
  }
}
