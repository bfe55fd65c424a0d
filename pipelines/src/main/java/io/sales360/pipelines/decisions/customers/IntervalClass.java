package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggPurchaseInterval;
import io.sales360.common.decision.CustomerSegment;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** A count of intervals of one segment and class of days; counts of one class add up. */
@DefaultSchema(RecordSchema.class)
record IntervalClass(CustomerSegment segment, int fromDays, long intervals, long days)
    implements Serializable {
  private static final int WEEK = 7;

  /** Where the last class, without an end, begins. */
  private static final int LAST = 365;

  static IntervalClass of(CustomerSegment segment, int days) {
    int from = days >= LAST ? LAST : (days - 1) / WEEK * WEEK + 1;
    return new IntervalClass(segment, from, 1, days);
  }

  String key() {
    return segment + " " + fromDays;
  }

  IntervalClass plus(IntervalClass other) {
    return new IntervalClass(segment, fromDays, intervals + other.intervals, days + other.days);
  }

  AggPurchaseInterval row() {
    return new AggPurchaseInterval(
        segment, fromDays, fromDays == LAST ? null : fromDays + WEEK - 1, intervals, days);
  }
}
