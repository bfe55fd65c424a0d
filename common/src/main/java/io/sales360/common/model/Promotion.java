package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per price promotion or special offer. */
@DefaultSchema(RecordSchema.class)
public record Promotion(
    String promotionId,
    @Nullable String promotionName,
    @Nullable String promotionType,
    @Nullable String promoCode,
    @Nullable String campaignId,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    @Nullable BigDecimal discountRate,
    @Nullable String category,
    @Nullable String productId,
    @Nullable String channelId,
    @Nullable BigDecimal minimumQuantity,
    @Nullable BigDecimal maximumQuantity,
    Origin origin)
    implements Entity {}
