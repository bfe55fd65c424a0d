package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** Grain: one row per promotion and order, customer or channel that a line under it names. */
@DefaultSchema(RecordSchema.class)
record PromotionMember(String promotionId, Kind kind, String member) implements Serializable {
  /** What the member is. */
  enum Kind {
    ORDER,
    CUSTOMER,
    CHANNEL
  }

  String key() {
    return String.join("\u001f", promotionId, kind.name(), member);
  }
}
