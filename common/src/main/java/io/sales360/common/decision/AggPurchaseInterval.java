package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per segment and class of days between two order days in a row of one customer;
 * classes without an interval have no row.
 *
 * @param fromDays shortest interval of the class: 1, 8, 15, … in steps of a week, the last 365
 * @param untilDays longest one; null for the last class
 * @param intervalCount how many intervals
 * @param totalDays their sum, so that means can be taken
 */
@DefaultSchema(RecordSchema.class)
public record AggPurchaseInterval(
    CustomerSegment segment,
    int fromDays,
    @Nullable Integer untilDays,
    long intervalCount,
    long totalDays)
    implements Serializable {}
