package io.sales360.pipelines.decisions.profit;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * What the lines of one bucket of orders weigh in the spend of a campaign.
 *
 * @param weight sum of the sizes of net amounts
 * @param lineCount counts instead where all weights are zero
 */
@DefaultSchema(RecordSchema.class)
record CampaignWeight(String campaignId, int bucket, BigDecimal weight, long lineCount)
    implements Serializable {
  String key() {
    return campaignId + '\u001f' + bucket;
  }

  CampaignWeight plus(CampaignWeight other) {
    return new CampaignWeight(
        campaignId, bucket, weight.add(other.weight), lineCount + other.lineCount);
  }
}
