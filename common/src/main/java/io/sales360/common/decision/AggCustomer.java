package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per customer known on the as-of date. Amounts are in the reporting currency; only
 * orders that count as a sale are summed.
 *
 * @param state by the days since the last sale
 * @param recencyDays days from the last sale to the as-of date; null without a sale
 * @param orderCount distinct orders
 * @param lineCount order lines
 * @param netSales gross sales less discounts less returns
 */
@DefaultSchema(RecordSchema.class)
public record AggCustomer(
    String customerId,
    PurchaseState state,
    @Nullable LocalDate firstOrderedOn,
    @Nullable LocalDate lastOrderedOn,
    @Nullable Integer recencyDays,
    long orderCount,
    long lineCount,
    BigDecimal units,
    BigDecimal grossSales,
    BigDecimal discounts,
    BigDecimal returns,
    BigDecimal netSales,
    String currencyCode)
    implements Serializable {}
