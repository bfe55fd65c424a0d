package io.sales360.pipelines.decisions.prices;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a sale as lean as it can be shuffled.
 *
 * @param band of its discount
 * @param returned refunds
 * @param margin contribution margin 1; null where unknown
 */
@DefaultSchema(RecordSchema.class)
record DepthLine(
    String orderId,
    String productId,
    int band,
    BigDecimal units,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal net,
    BigDecimal returned,
    @Nullable BigDecimal margin)
    implements Serializable {
  static DepthLine of(FctMargin line) {
    return new DepthLine(
        line.orderId(),
        line.productId(),
        DepthBand.of(line.discountAmount(), line.grossAmount()),
        line.quantity(),
        line.grossAmount(),
        line.discountAmount(),
        line.netAmount(),
        line.returnAmount(),
        line.contributionMargin1());
  }
}
