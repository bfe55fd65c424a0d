package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.Instant;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per payment on an order (the reference's transaction). */
@DefaultSchema(RecordSchema.class)
public record Payment(
    String paymentId,
    @Nullable String orderId,
    @Nullable String customerId,
    @Nullable String channelId,
    @Nullable String productId,
    Instant paidAt,
    BigDecimal paymentAmount,
    @Nullable String currencyCode,
    @Nullable String paymentMethod,
    @Nullable String paymentType,
    @Nullable PaymentStatus paymentStatus,
    @Nullable BigDecimal discountAmount,
    @Nullable BigDecimal discountRate,
    @Nullable String promoCode,
    @Nullable BigDecimal feeAmount,
    @Nullable Instant updatedAt,
    Origin origin)
    implements Entity {}
