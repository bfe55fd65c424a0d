package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per returned line. */
@DefaultSchema(RecordSchema.class)
public record ReturnLine(
    @Nullable String returnId,
    @Nullable String orderId,
    @Nullable String lineId,
    String productId,
    @Nullable String customerId,
    @Nullable String channelId,
    @Nullable String territoryId,
    @Nullable String salespersonId,
    Instant returnedAt,
    BigDecimal quantity,
    BigDecimal refundAmount,
    @Nullable String currencyCode,
    @Nullable String reason,
    Origin origin)
    implements Entity {}
