package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per promotion and one per campaign. The first figures describe what was sold under
 * it, the others tell what it did. Of a promotion: sales of its products in its channels less a
 * baseline that was forecast without any promotion and moves with the sales of other categories. Of
 * a campaign: what its customers bought less what they would have, told by those who were held out,
 * or else by those whom it did not reach; where it reached nobody by name, sales of the company
 * less a forecast. Effects are null where they could not be measured. Amounts are in the reporting
 * currency.
 *
 * @param productCount products that it covers; zero where it covers all
 * @param reachedCustomers whom it reached by name; null for a promotion, as are the next two
 * @param heldOutCustomers who were chosen to get nothing
 * @param respondedCustomers of those reached, who did something: opened, clicked, redeemed
 * @param orderCount distinct orders with a line under it
 * @param customerCount distinct customers of these
 * @param units sold under it
 * @param salesShare net sales under it by all net sales of its days; null without sales
 * @param method null where nothing could be tried
 * @param baselineUnits expected without it while it ran, of its products or its customers
 * @param uplift units of its products while it ran by the baseline, less one; null where the error
 *     of the baseline is as large as itself
 * @param pullForwardUnits gained in the two weeks after it; negative where customers had stocked up
 * @param cannibalisedUnits gained by other products of its categories; negative where they lost
 * @param haloUnits gained by products of other categories in orders that hold a product that it
 *     covers: at most what it brought along, for an order that would have come anyway counts too;
 *     in no sum. Null where it covers all
 * @param incrementalUnits gained in all: uplift, pull-forward and cannibalisation
 * @param placeboCount windows without promotion from which the intervals were learned
 * @param pValue of no effect at all; two-sided
 * @param balance p-value of those who were not reached having been like the others before; small
 *     where they were not
 * @param incrementalMargin contribution margin 1 gained; null where a cost is unknown
 * @param campaignSpend what was spent on the campaign; of a promotion the part of its campaign's
 *     spend that its lines bear. Null where unknown
 * @param returnOnSpend incremental margin less spend by spend; null without spend
 * @param intervalLevel of all bounds in percent
 */
@DefaultSchema(RecordSchema.class)
public record AggCampaignEffectiveness(
    EffectSubject subject,
    String subjectId,
    @Nullable String subjectName,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    int productCount,
    @Nullable Long reachedCustomers,
    @Nullable Long heldOutCustomers,
    @Nullable Long respondedCustomers,
    long orderCount,
    long customerCount,
    long lineCount,
    BigDecimal units,
    BigDecimal netSales,
    BigDecimal discounts,
    @Nullable Double salesShare,
    EffectVerdict verdict,
    String reason,
    @Nullable EffectMethod method,
    @Nullable Double baselineUnits,
    @Nullable Double uplift,
    @Nullable Double upliftLower,
    @Nullable Double upliftUpper,
    @Nullable Double upliftUnits,
    @Nullable Double pullForwardUnits,
    @Nullable Double cannibalisedUnits,
    @Nullable Double haloUnits,
    @Nullable Double incrementalUnits,
    @Nullable Double incrementalUnitsLower,
    @Nullable Double incrementalUnitsUpper,
    int placeboCount,
    @Nullable Double pValue,
    @Nullable Double balance,
    @Nullable BigDecimal incrementalMargin,
    @Nullable BigDecimal incrementalMarginLower,
    @Nullable BigDecimal incrementalMarginUpper,
    @Nullable BigDecimal campaignSpend,
    @Nullable Double returnOnSpend,
    int intervalLevel,
    String currencyCode)
    implements Serializable {}
