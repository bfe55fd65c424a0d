package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per rule and campaign; one more per rule, without a campaign, for sales that no
 * touch preceded. The rows of a rule share all net sales, to the last digit. A share of credit says
 * nothing of cause: what a campaign did is in the table of effects.
 *
 * @param orderCount orders that a touch of the campaign preceded, whatever credit it got
 * @param creditedOrders the shares of these orders that the rule gives it
 * @param netSales the shares of their net sales, in the reporting currency
 */
@DefaultSchema(RecordSchema.class)
public record AggCampaignAttribution(
    CreditRule rule,
    @Nullable String campaignId,
    long orderCount,
    BigDecimal creditedOrders,
    BigDecimal netSales,
    String currencyCode)
    implements Serializable {
  /** What identifies the row. */
  public String key() {
    return rule + "\u001f" + (campaignId == null ? "" : campaignId);
  }

  /** Both rows as one; they must have the same key. */
  public AggCampaignAttribution plus(AggCampaignAttribution other) {
    return new AggCampaignAttribution(
        rule,
        campaignId,
        orderCount + other.orderCount,
        creditedOrders.add(other.creditedOrders),
        netSales.add(other.netSales),
        currencyCode);
  }
}
