package io.sales360.common.mart;

import io.sales360.common.model.Origin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per returned line. Quantity and refund are positive.
 *
 * @param isOrphan whether the return names an order that no order line knows
 */
@DefaultSchema(RecordSchema.class)
public record FctReturn(
    String returnId,
    @Nullable String orderId,
    @Nullable String lineId,
    String productId,
    @Nullable String customerId,
    @Nullable String channelId,
    @Nullable String territoryId,
    @Nullable String salespersonId,
    Instant returnedAt,
    LocalDate returnedOn,
    BigDecimal quantity,
    BigDecimal refundAmount,
    String currencyCode,
    BigDecimal exchangeRate,
    String reportingCurrencyCode,
    BigDecimal reportingRefundAmount,
    @Nullable String reason,
    boolean isOrphan,
    Origin origin)
    implements Serializable {}
