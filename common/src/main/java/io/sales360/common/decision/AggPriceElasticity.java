package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per product that was sold. By how many percent its units change with one percent
 * of price before discount; -2 means that a price one percent higher sells two percent less.
 *
 * @param category that the estimate is drawn towards; null where the product has none
 * @param reason why it is not identified; empty if it is
 * @param periodWeeks weeks of one period of the regression: 1, or 4 where few units are sold
 * @param periodCount whole periods from the first to the last sale
 * @param priceMoves how often the price moved from one of these to the next
 * @param ownElasticity from the product's own history; null if not identified
 * @param elasticity drawn towards the category; of a product that is not identified that of its
 *     category, null if the category has none either
 * @param elasticityLower lower bound of the interval
 * @param elasticityUpper upper bound of the interval
 * @param intervalLevel of the bounds in percent
 */
@DefaultSchema(RecordSchema.class)
public record AggPriceElasticity(
    String productId,
    @Nullable String category,
    ElasticityVerdict verdict,
    String reason,
    int periodWeeks,
    int periodCount,
    int priceMoves,
    @Nullable Double ownElasticity,
    @Nullable Double elasticity,
    @Nullable Double elasticityLower,
    @Nullable Double elasticityUpper,
    int intervalLevel)
    implements Serializable {}
