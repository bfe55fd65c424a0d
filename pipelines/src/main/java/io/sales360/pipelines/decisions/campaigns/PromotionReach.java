package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** How many distinct orders and customers a promotion has. */
@DefaultSchema(RecordSchema.class)
record PromotionReach(String promotionId, long orders, long customers) implements Serializable {
  static PromotionReach of(PromotionMember member) {
    return new PromotionReach(
        member.promotionId(),
        member.kind() == PromotionMember.Kind.ORDER ? 1 : 0,
        member.kind() == PromotionMember.Kind.CUSTOMER ? 1 : 0);
  }

  PromotionReach plus(PromotionReach other) {
    return new PromotionReach(promotionId, orders + other.orders, customers + other.customers);
  }
}
