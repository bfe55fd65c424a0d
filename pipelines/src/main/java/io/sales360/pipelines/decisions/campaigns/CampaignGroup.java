package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per campaign and customer, then one per campaign: how many customers it has.
 *
 * @param customerId empty for all
 * @param responded of those reached
 */
@DefaultSchema(RecordSchema.class)
record CampaignGroup(
    String campaignId, String customerId, long reached, long heldOut, long responded)
    implements Serializable {
  static CampaignGroup none(String campaignId) {
    return new CampaignGroup(campaignId, "", 0, 0, 0);
  }

  static CampaignGroup of(Touch touch) {
    return new CampaignGroup(
        touch.campaignId(),
        touch.customerId(),
        touch.role() == Touch.Role.HELD_OUT ? 0 : 1,
        touch.role() == Touch.Role.HELD_OUT ? 1 : 0,
        touch.role() == Touch.Role.RESPONDED ? 1 : 0);
  }

  String key() {
    return campaignId + '\u001f' + customerId;
  }

  /** Of two touches of one customer: each counts once, and who was held out was not reached. */
  CampaignGroup or(CampaignGroup other) {
    long out = Math.max(heldOut, other.heldOut);
    return new CampaignGroup(
        campaignId,
        customerId,
        out > 0 ? 0 : Math.max(reached, other.reached),
        out,
        out > 0 ? 0 : Math.max(responded, other.responded));
  }

  CampaignGroup ofAll() {
    return new CampaignGroup(campaignId, "", reached, heldOut, responded);
  }

  CampaignGroup plus(CampaignGroup other) {
    return new CampaignGroup(
        campaignId,
        customerId,
        reached + other.reached,
        heldOut + other.heldOut,
        responded + other.responded);
  }
}
