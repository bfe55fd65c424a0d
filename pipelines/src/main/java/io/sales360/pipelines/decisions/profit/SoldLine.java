package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.CostSource;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * A line of a sale with all that does not depend on other lines, in the reporting currency.
 *
 * @param campaignId campaign of the line, else of its promotion
 * @param cost of all units sold; null where unknown
 * @param commissionRate share of net sales; zero where nobody sold it, null where unknown
 */
@DefaultSchema(RecordSchema.class)
record SoldLine(
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
    boolean isService,
    BigDecimal quantity,
    String saleCurrencyCode,
    BigDecimal saleGross,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal shipping,
    CostSource costSource,
    @Nullable BigDecimal cost,
    @Nullable BigDecimal commissionRate)
    implements Serializable {

  BigDecimal net() {
    return gross.subtract(discount);
  }

  /** What shared amounts are weighed by: the size of the net amount, whatever its sign. */
  BigDecimal weight() {
    return net().abs();
  }
}
