package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per customer with a sale and rank, up to five: products that the customer has not
 * bought yet. Services and discontinued products are never recommended.
 *
 * @param productRank 1 is best
 * @param score mean share of buyers among those who have what the customer has, drawn towards all
 * @param becauseProductId the product of the customer that speaks for it most; null if only
 *     popularity does
 */
@DefaultSchema(RecordSchema.class)
public record AggNextBestProduct(
    String customerId,
    int productRank,
    String productId,
    double score,
    @Nullable String becauseProductId)
    implements Serializable {}
