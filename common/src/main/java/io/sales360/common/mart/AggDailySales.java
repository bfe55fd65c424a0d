package io.sales360.common.mart;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per day, product, channel and territory with sales or returns. Amounts are in the
 * reporting currency; returns count on the day of the return.
 *
 * @param orderCount distinct orders within the cell; not additive over products
 * @param netSales gross sales less discounts less returns
 * @param costAmount cost of the units sold whose cost is known
 * @param costedNetSales gross less discounts of the units whose cost is known
 */
@DefaultSchema(RecordSchema.class)
public record AggDailySales(
    LocalDate day,
    String productId,
    String channelId,
    String territoryId,
    long lineCount,
    long orderCount,
    BigDecimal units,
    BigDecimal grossSales,
    BigDecimal discounts,
    BigDecimal returns,
    BigDecimal returnedUnits,
    BigDecimal netSales,
    BigDecimal shipping,
    BigDecimal tax,
    BigDecimal costAmount,
    BigDecimal costedNetSales,
    String currencyCode)
    implements Serializable {}
