package io.sales360.common.mart;

import io.sales360.common.model.Origin;
import io.sales360.common.model.PaymentStatus;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per payment (the reference's transaction).
 *
 * @param isOrphan whether no order line knows its order
 */
@DefaultSchema(RecordSchema.class)
public record FctPayment(
    String paymentId,
    @Nullable String orderId,
    @Nullable String customerId,
    @Nullable String channelId,
    @Nullable String productId,
    Instant paidAt,
    LocalDate paidOn,
    BigDecimal paymentAmount,
    String currencyCode,
    BigDecimal exchangeRate,
    String reportingCurrencyCode,
    BigDecimal reportingPaymentAmount,
    @Nullable String paymentMethod,
    @Nullable String paymentType,
    PaymentStatus paymentStatus,
    @Nullable BigDecimal discountAmount,
    @Nullable BigDecimal discountRate,
    @Nullable String promoCode,
    @Nullable BigDecimal feeAmount,
    boolean isOrphan,
    Origin origin)
    implements Serializable {}
