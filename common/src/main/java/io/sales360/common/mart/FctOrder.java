package io.sales360.common.mart;

import io.sales360.common.model.OrderStatus;
import io.sales360.common.model.Origin;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per order header that a feed delivered. The only place where order-level amounts
 * stand unallocated.
 *
 * @param lineCount order lines that joined the header
 */
@DefaultSchema(RecordSchema.class)
public record FctOrder(
    String orderId,
    @Nullable Instant orderedAt,
    @Nullable LocalDate orderedOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate shippedOn,
    @Nullable LocalDate deliveredOn,
    OrderStatus orderStatus,
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
    long lineCount,
    Origin origin)
    implements Serializable {}
