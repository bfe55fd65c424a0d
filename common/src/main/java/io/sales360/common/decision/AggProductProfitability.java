package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per period grain (month, year, history), period and product with sales or returns
 * in it. Amounts are in the reporting currency. Returns count in the period of the sale they belong
 * to, and in that of the return where no sale is known. Rates are shares from 0 to 1.
 *
 * @param startsOn first day of the period; for {@code history} of the product's first month
 * @param unmatchedReturns the part of returns whose sale is not known
 * @param netSales gross sales less discounts less returns
 * @param costedNetSales net sales of the lines whose cost is known
 * @param costedRate share of costed in all net sales; null where these are not positive
 * @param costAmount cost of the units kept; of known lines, null where there is none
 * @param contributionMargin1 of the lines whose cost is known, less unmatched returns; null where
 *     there is none
 * @param contributionMargin1Rate margin 1 over costed net sales
 * @param contributionMargin2 of the lines whose parts are known
 * @param contributionMargin3 of the lines whose parts are known
 * @param contributionMargin3Rate margin 3 over the net sales of these lines
 * @param netSalesRank from 1, the largest first, ties by product
 * @param cumulativeRate share of this and all larger products in all positive net sales
 * @param abcByNetSales class by cumulative net sales within the period
 * @param abcByMargin class by cumulative margin 1 within the period; null without a margin
 * @param demandVariation standard deviation over mean of the units of the complete months from the
 *     first sale on; in history rows, from three months on
 * @param xyz class by demand variation
 * @param isLossMaker whether margin 1 or 3 is negative; null where margin 3 is unknown
 * @param isTail whether all larger products make up at least 99 percent of net sales
 * @param launchMonth months from the launch, or the first sale if that is earlier, to this one,
 *     from 0; in month rows
 */
@DefaultSchema(RecordSchema.class)
public record AggProductProfitability(
    PeriodGrain periodGrain,
    LocalDate startsOn,
    String productId,
    boolean isService,
    long lineCount,
    BigDecimal units,
    BigDecimal returnedUnits,
    BigDecimal grossSales,
    BigDecimal discounts,
    BigDecimal returns,
    BigDecimal unmatchedReturns,
    BigDecimal netSales,
    BigDecimal costedNetSales,
    @Nullable BigDecimal costedRate,
    @Nullable BigDecimal costAmount,
    @Nullable BigDecimal contributionMargin1,
    @Nullable BigDecimal contributionMargin1Rate,
    @Nullable BigDecimal contributionMargin2,
    @Nullable BigDecimal contributionMargin3,
    @Nullable BigDecimal contributionMargin3Rate,
    int netSalesRank,
    @Nullable BigDecimal cumulativeRate,
    AbcClass abcByNetSales,
    @Nullable AbcClass abcByMargin,
    @Nullable BigDecimal demandVariation,
    @Nullable XyzClass xyz,
    @Nullable Boolean isLossMaker,
    boolean isTail,
    @Nullable Integer launchMonth,
    String currencyCode)
    implements Serializable {}
