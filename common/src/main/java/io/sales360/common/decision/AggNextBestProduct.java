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
 * @param score the probability, to the model, that the next product new to the customer is this one
 * @param becauseProductId the product of the customer whose owners have this one most beyond
 *     chance; null if there is none
 */
@DefaultSchema(RecordSchema.class)
public record AggNextBestProduct(
    String customerId,
    int productRank,
    String productId,
    double score,
    @Nullable String becauseProductId)
    implements Serializable {}
