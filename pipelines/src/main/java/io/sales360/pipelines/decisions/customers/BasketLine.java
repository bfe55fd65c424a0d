package io.sales360.pipelines.decisions.customers;

import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * A line of a sale as lean as it can be shuffled.
 *
 * @param net in the reporting currency
 */
@DefaultSchema(RecordSchema.class)
record BasketLine(String orderId, String productId, BigDecimal net) implements Serializable {
  static BasketLine of(FctOrderLine line) {
    return new BasketLine(line.orderId(), line.productId(), line.reportingNetAmount());
  }
}
