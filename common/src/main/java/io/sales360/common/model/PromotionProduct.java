package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per promotion and product that it is limited to. A promotion with such rows holds
 * for these products only, beside the one that {@link Promotion#productId} may name.
 */
@DefaultSchema(RecordSchema.class)
public record PromotionProduct(String promotionId, String productId, Origin origin)
    implements Entity {}
