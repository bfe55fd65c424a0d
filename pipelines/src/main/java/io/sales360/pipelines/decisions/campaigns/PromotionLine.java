package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a sale as lean as it can be shuffled.
 *
 * @param margin contribution margin 1; null where unknown
 * @param spend what it bears of its campaign's spend; null where unknown
 */
@DefaultSchema(RecordSchema.class)
record PromotionLine(
    String orderId,
    String productId,
    @Nullable String channelId,
    @Nullable String promotionId,
    LocalDate day,
    BigDecimal units,
    BigDecimal net,
    BigDecimal discount,
    @Nullable BigDecimal margin,
    @Nullable BigDecimal spend)
    implements Serializable {
  static PromotionLine of(FctMargin line) {
    return new PromotionLine(
        line.orderId(),
        line.productId(),
        line.channelId(),
        line.promotionId(),
        line.orderedOn(),
        line.quantity(),
        line.netAmount(),
        line.discountAmount(),
        line.contributionMargin1(),
        line.campaignSpendAmount());
  }
}
