package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * One day of one customer.
 *
 * @param lineCount lines of sales; 0 on a day with returns only
 * @param net gross less discounts of these lines
 * @param refund of what was returned that day
 */
@DefaultSchema(RecordSchema.class)
record PurchaseDay(LocalDate day, long lineCount, BigDecimal net, BigDecimal refund)
    implements Serializable {
  PurchaseDay plus(PurchaseDay other) {
    return new PurchaseDay(
        day, lineCount + other.lineCount, net.add(other.net), refund.add(other.refund));
  }

  boolean hasOrder() {
    return lineCount > 0;
  }
}
