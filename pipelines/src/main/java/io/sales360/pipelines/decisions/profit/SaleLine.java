package io.sales360.pipelines.decisions.profit;

import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * An order line of a sale as lean as it can be shuffled. Amounts are in the reporting currency but
 * for the sale's own.
 *
 * @param campaignId as the line names it
 * @param statedCost of all units; null where the line states none
 */
@DefaultSchema(RecordSchema.class)
record SaleLine(
    String orderId,
    String lineId,
    LocalDate orderedOn,
    String productId,
    @Nullable String customerId,
    @Nullable String channelId,
    @Nullable String territoryId,
    @Nullable String salespersonId,
    @Nullable String promotionId,
    @Nullable String campaignId,
    BigDecimal quantity,
    String saleCurrencyCode,
    BigDecimal saleGross,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal shipping,
    @Nullable BigDecimal statedCost)
    implements Serializable {

  static SaleLine of(FctOrderLine line) {
    return new SaleLine(
        line.orderId(),
        line.lineId(),
        line.orderedOn(),
        line.productId(),
        line.customerId(),
        line.channelId(),
        line.territoryId(),
        line.salespersonId(),
        line.promotionId(),
        line.campaignId(),
        line.quantity(),
        line.currencyCode(),
        line.grossAmount(),
        line.reportingGrossAmount(),
        line.reportingDiscountAmount(),
        line.reportingShippingAmount(),
        line.reportingCostAmount());
  }

  /** What shared amounts are weighed by: the size of the net amount, whatever its sign. */
  BigDecimal weight() {
    return gross.subtract(discount).abs();
  }
}
