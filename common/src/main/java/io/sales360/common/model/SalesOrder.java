package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per order header. */
@DefaultSchema(RecordSchema.class)
public record SalesOrder(
    String orderId,
    @Nullable Instant orderedAt,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate shippedOn,
    @Nullable LocalDate deliveredOn,
    @Nullable OrderStatus orderStatus,
    @Nullable String customerId,
    @Nullable String channelId,
    @Nullable String territoryId,
    @Nullable String salespersonId,
    @Nullable String campaignId,
    @Nullable String promotionId,
    @Nullable String promoCode,
    @Nullable String shippingMethod,
    @Nullable String shippingAddress,
    @Nullable String billingAddress,
    @Nullable String currencyCode,
    @Nullable BigDecimal orderTotalAmount,
    @Nullable BigDecimal discountAmount,
    @Nullable BigDecimal shippingAmount,
    @Nullable BigDecimal taxAmount,
    @Nullable Instant updatedAt,
    Origin origin)
    implements Entity {}
