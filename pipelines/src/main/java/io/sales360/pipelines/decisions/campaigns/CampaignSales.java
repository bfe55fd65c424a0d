package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.model.Campaign;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** Grain: one row per campaign: what was sold on lines that name it, or a promotion of it. */
@DefaultSchema(RecordSchema.class)
record CampaignSales(
    String campaignId, long lines, BigDecimal units, BigDecimal net, BigDecimal discounts)
    implements Serializable {
  /** A row without sales, so that a campaign that sold nothing is known too. */
  static CampaignSales none(Campaign campaign) {
    return new CampaignSales(
        campaign.campaignId(), 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  static CampaignSales of(FctMargin line, String campaignId) {
    return new CampaignSales(
        campaignId, 1, line.quantity(), line.netAmount(), line.discountAmount());
  }

  CampaignSales plus(CampaignSales other) {
    return new CampaignSales(
        campaignId,
        lines + other.lines,
        units.add(other.units),
        net.add(other.net),
        discounts.add(other.discounts));
  }
}
