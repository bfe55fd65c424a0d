package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per product that is no service and calendar month in which its stock was counted.
 * All places together: a shared warehouse serves several channels, so that sales of a channel
 * cannot be held against the stock of a place. Amounts are in the reporting currency, before
 * returns but for the margin. The recent weeks are the eight that end with the month, or with the
 * as-of date if that is earlier.
 *
 * @param startsOn first day of the month
 * @param hasEnded whether the month ended by the as-of date
 * @param countedOn last day of the month with a count
 * @param placeCount places counted in the month
 * @param onHandUnits last counts of the month of all places, each at least zero
 * @param stockCost these at their unit cost, else that of the product; null where a cost is unknown
 * @param units sold in the month
 * @param grossMargin contribution margin 1 of these sales; null where a cost is unknown
 * @param sellThrough units by units plus on hand; null where both are nothing
 * @param averageStockCost mean of the stock costs of the twelve months to this one
 * @param gmroi gross margin of these twelve months by the average stock cost; null with a reason
 * @param gmroiReason why there is none; else empty
 * @param weeklyUnits mean of the recent weeks
 * @param weeksOfCover on hand by weekly units; null where nothing was sold
 * @param stockOutDays days of the month on which no place had any; at most 31 from a count on
 * @param dailyRate units by day of the recent weeks on which it was not out of stock; null where it
 *     was on none
 * @param lostUnits daily rate times stock-out days
 * @param lostSales these at the mean net price of the recent weeks; null where it is unknown
 * @param lastSoldOn last sale by the end of the month; null where there was none
 * @param daysSinceSale from then to the end of the month or the as-of date
 * @param isSlowMover on hand, known for eight weeks, and either without a sale in the recent weeks
 *     or with a cover of more than 26 weeks
 */
@DefaultSchema(RecordSchema.class)
public record AggProductStock(
    String productId,
    LocalDate startsOn,
    boolean hasEnded,
    LocalDate countedOn,
    int placeCount,
    BigDecimal onHandUnits,
    @Nullable BigDecimal stockCost,
    BigDecimal units,
    BigDecimal netSales,
    @Nullable BigDecimal grossMargin,
    @Nullable BigDecimal sellThrough,
    @Nullable BigDecimal averageStockCost,
    @Nullable BigDecimal gmroi,
    String gmroiReason,
    BigDecimal weeklyUnits,
    @Nullable BigDecimal weeksOfCover,
    int stockOutDays,
    @Nullable BigDecimal dailyRate,
    @Nullable BigDecimal lostUnits,
    @Nullable BigDecimal lostSales,
    @Nullable LocalDate lastSoldOn,
    @Nullable Integer daysSinceSale,
    boolean isSlowMover,
    String currencyCode)
    implements Serializable {}
