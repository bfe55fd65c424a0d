package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per category and band of discount depth with sales, the depth being discount by
 * gross amount of a line. Amounts are in the reporting currency, before returns but for the margin.
 *
 * @param category empty for products without one
 * @param fromRate depths of the band are larger; null for the band without discount
 * @param throughRate largest depth of the band
 * @param orderCount distinct orders with such lines; not additive over rows
 * @param costedNetSales net sales less returns of the lines whose cost is known
 * @param contributionMargin1 of these lines; null where no cost is known
 * @param promotionCount promotions whose mean depth lies in the band, with weeks without promotion
 *     near them
 * @param uplift their units by what the same products would have sold in the same channels without,
 *     less one; null with too few weeks
 * @param upliftLower lower bound of the interval
 * @param upliftUpper upper bound of the interval
 * @param intervalLevel of the bounds in percent
 */
@DefaultSchema(RecordSchema.class)
public record AggDiscountDepth(
    String category,
    @Nullable BigDecimal fromRate,
    BigDecimal throughRate,
    long orderCount,
    long lineCount,
    BigDecimal units,
    BigDecimal grossSales,
    BigDecimal discounts,
    BigDecimal netSales,
    BigDecimal costedNetSales,
    @Nullable BigDecimal contributionMargin1,
    int promotionCount,
    @Nullable Double uplift,
    @Nullable Double upliftLower,
    @Nullable Double upliftUpper,
    int intervalLevel,
    String currencyCode)
    implements Serializable {}
