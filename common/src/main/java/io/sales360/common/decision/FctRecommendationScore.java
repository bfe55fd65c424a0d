package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per way to recommend, scored on customers with a product before the holdout and a
 * product new to them in it.
 *
 * @param recommender {@code next-product}, or {@code popularity}: the same five for everyone, less
 *     what he has
 * @param holdoutDays length of the holdout
 * @param customerCount customers scored
 * @param hitCount of these, those who bought at least one of the five products
 * @param hitRate hits over customers
 */
@DefaultSchema(RecordSchema.class)
public record FctRecommendationScore(
    String recommender, int holdoutDays, long customerCount, long hitCount, double hitRate)
    implements Serializable {}
