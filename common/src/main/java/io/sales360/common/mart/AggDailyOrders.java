package io.sales360.common.mart;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per day, channel and territory with sales. An order has one day, channel and
 * territory, so its count is additive over all three.
 *
 * @param orderCount distinct orders
 */
@DefaultSchema(RecordSchema.class)
public record AggDailyOrders(
    LocalDate day,
    String channelId,
    String territoryId,
    long orderCount,
    long lineCount,
    BigDecimal units)
    implements Serializable {}
