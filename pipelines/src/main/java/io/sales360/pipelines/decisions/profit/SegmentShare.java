package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.SalesDimension;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** A member's part in an odd period, and its mean in the comparable ones. */
@DefaultSchema(RecordSchema.class)
record SegmentShare(
    OddPeriod period, SalesDimension dimension, String member, BigDecimal net, BigDecimal reference)
    implements Serializable {
  BigDecimal contribution() {
    return net.subtract(reference);
  }
}
