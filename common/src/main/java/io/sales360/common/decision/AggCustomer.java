package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per customer known on the as-of date. Amounts are in the reporting currency; only
 * orders that count as a sale are summed. No name, address or other personal trait.
 *
 * @param state by the days since the last sale
 * @param recencyDays days from the last sale to the as-of date; null without a sale
 * @param tenureDays days from the first sale to the as-of date; null without a sale
 * @param orderCount distinct orders
 * @param orderDayCount distinct days with an order
 * @param lineCount order lines
 * @param netSales gross sales less discounts less returns
 * @param averageOrderValue gross less discounts per order, before returns; null without a sale
 * @param meanDaysBetween mean days between order days; null with fewer than two
 * @param medianDaysBetween the median of the same; the mean of the two middle ones if even
 * @param recencyScore 1 to 5, 5 bought last; customers of equal value have equal scores, here and
 *     below; null without a sale
 * @param frequencyScore 1 to 5, 5 has most orders
 * @param monetaryScore 1 to 5, 5 has the largest net sales
 * @param segment of recency and frequency score
 * @param valueAtRisk net sales before returns of the 365 days up to the last sale, of customers at
 *     risk or churned; 0 for others
 * @param favoriteCategory value with most lines, {@code …Lines} their number and {@code
 *     …KnownLines} the lines with any value; ties as in {@code agg_customer_preferences}
 * @param lifetimeModel the model of the five estimates that follow
 * @param lifetimeReason why estimates are missing or from a fallback; null if neither
 * @param aliveProbability that the customer will buy again some day; null under a fallback
 * @param lapseProbability that the customer will not buy within 90 days
 * @param expectedPurchases order days expected in the next 12 months
 * @param lifetimeValue discounted value of these, before returns
 * @param lifetimeValueLower lower bound of the 80 percent interval of the value that comes true
 * @param lifetimeValueUpper upper bound
 */
@DefaultSchema(RecordSchema.class)
public record AggCustomer(
    String customerId,
    PurchaseState state,
    @Nullable LocalDate firstOrderedOn,
    @Nullable LocalDate lastOrderedOn,
    @Nullable Integer recencyDays,
    @Nullable Integer tenureDays,
    long orderCount,
    long orderDayCount,
    long lineCount,
    BigDecimal units,
    BigDecimal grossSales,
    BigDecimal discounts,
    BigDecimal returns,
    BigDecimal netSales,
    String currencyCode,
    @Nullable BigDecimal averageOrderValue,
    @Nullable BigDecimal meanDaysBetween,
    @Nullable BigDecimal medianDaysBetween,
    @Nullable Integer recencyScore,
    @Nullable Integer frequencyScore,
    @Nullable Integer monetaryScore,
    @Nullable CustomerSegment segment,
    BigDecimal valueAtRisk,
    @Nullable String favoriteCategory,
    long favoriteCategoryLines,
    long categoryKnownLines,
    @Nullable String favoriteBrand,
    long favoriteBrandLines,
    long brandKnownLines,
    @Nullable String favoriteSize,
    long favoriteSizeLines,
    long sizeKnownLines,
    @Nullable String favoriteColor,
    long favoriteColorLines,
    long colorKnownLines,
    @Nullable String favoriteChannel,
    long favoriteChannelLines,
    long channelKnownLines,
    @Nullable String favoritePriceBand,
    long favoritePriceBandLines,
    long priceBandKnownLines,
    @Nullable String favoritePromotion,
    long favoritePromotionLines,
    long promotionKnownLines,
    @Nullable String lifetimeModel,
    @Nullable String lifetimeReason,
    @Nullable Double aliveProbability,
    @Nullable Double lapseProbability,
    @Nullable Double expectedPurchases,
    @Nullable Double lifetimeValue,
    @Nullable Double lifetimeValueLower,
    @Nullable Double lifetimeValueUpper)
    implements Serializable {}
