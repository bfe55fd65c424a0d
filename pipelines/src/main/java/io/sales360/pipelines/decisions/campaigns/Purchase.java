package io.sales360.pipelines.decisions.campaigns;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per line of a sale, then one per order.
 *
 * @param margin contribution margin 1; null where unknown
 */
@DefaultSchema(RecordSchema.class)
record Purchase(
    @Nullable String customerId,
    String orderId,
    LocalDate day,
    long lines,
    BigDecimal units,
    BigDecimal net,
    @Nullable BigDecimal margin)
    implements Serializable {
  static Purchase of(FctMargin line) {
    return new Purchase(
        line.customerId(),
        line.orderId(),
        line.orderedOn(),
        1,
        line.quantity(),
        line.netAmount(),
        line.contributionMargin1());
  }

  /** Text that purchases and touches of one customer share; an unknown customer is alone. */
  String key() {
    return customerId == null ? '\u001f' + orderId : customerId;
  }

  Purchase plus(Purchase other) {
    return new Purchase(
        customerId,
        orderId,
        day.isBefore(other.day) ? day : other.day,
        lines + other.lines,
        units.add(other.units),
        net.add(other.net),
        margin == null || other.margin == null ? null : margin.add(other.margin));
  }
}
