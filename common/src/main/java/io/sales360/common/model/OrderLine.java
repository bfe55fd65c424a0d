package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per line of an order, as the source has it; header fields are filled where the
 * source is flat.
 */
@DefaultSchema(RecordSchema.class)
public record OrderLine(
    String orderId,
    @Nullable String lineId,
    String productId,
    BigDecimal quantity,
    @Nullable BigDecimal unitPrice,
    @Nullable BigDecimal listPrice,
    @Nullable BigDecimal grossAmount,
    @Nullable BigDecimal discountAmount,
    @Nullable BigDecimal netAmount,
    @Nullable BigDecimal taxAmount,
    @Nullable BigDecimal shippingAmount,
    @Nullable BigDecimal costAmount,
    @Nullable String promotionId,
    @Nullable String campaignId,
    @Nullable Instant orderedAt,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate shippedOn,
    @Nullable LocalDate deliveredOn,
    @Nullable OrderStatus orderStatus,
    @Nullable String customerId,
    @Nullable String channelId,
    @Nullable String territoryId,
    @Nullable String salespersonId,
    @Nullable String shippingMethod,
    @Nullable String currencyCode,
    @Nullable String orderCurrencyCode,
    @Nullable Instant updatedAt,
    Origin origin)
    implements Entity {}
