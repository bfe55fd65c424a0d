package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per comparison, period, measure and product that sold or was returned in one of
 * the two periods. Amounts are in the reporting currency. The effects and the rounding sum to the
 * change exactly, do not depend on an order of factors, and change their sign when the periods are
 * swapped.
 *
 * @param hasEnded whether the later period had ended by the as-of date
 * @param volumeEffect of the units of all products together that sold in both periods
 * @param mixEffect of the product's share in these units
 * @param priceEffect of the price before discounts, in the currency of the sale
 * @param promotionEffect of the discount rate
 * @param exchangeEffect of the exchange rate
 * @param costEffect of the cost of a unit; zero for net sales
 * @param returnsEffect of refunds; zero for the sold margin
 * @param newEffect all that a product brings that did not sell before, by currency of sale
 * @param lostEffect all that a product brought that does not sell any more, by currency of sale
 * @param otherEffect change of products for which no price can be stated: nothing but gifts or
 *     corrections in one of the periods
 * @param roundingEffect what the rounding of the effects to nine decimals leaves
 */
@DefaultSchema(RecordSchema.class)
public record AggPriceVolumeMix(
    Comparison comparison,
    LocalDate startsOn,
    LocalDate previousStartsOn,
    boolean hasEnded,
    BridgeMeasure measure,
    String productId,
    BigDecimal previousAmount,
    BigDecimal currentAmount,
    BigDecimal changeAmount,
    BigDecimal volumeEffect,
    BigDecimal mixEffect,
    BigDecimal priceEffect,
    BigDecimal promotionEffect,
    BigDecimal exchangeEffect,
    BigDecimal costEffect,
    BigDecimal returnsEffect,
    BigDecimal newEffect,
    BigDecimal lostEffect,
    BigDecimal otherEffect,
    BigDecimal roundingEffect,
    String currencyCode)
    implements Serializable {}
