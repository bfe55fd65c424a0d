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
 * Grain: one row per order line. Amounts of the order (discount, shipping, tax, total, payment) are
 * allocated to its lines exactly, so every amount sums over any set of orders. Amounts without
 * prefix are in the line's currency, those with {@code reporting} in the reporting currency.
 *
 * @param orderTotalAmount net of discount plus shipping plus tax, or the line's share of the
 *     order's own total
 * @param costAmount cost of the units sold; null where the cost is unknown
 * @param orderCurrencyCode the order's own currency label, where the amounts are in another; null
 *     where the source has none
 * @param exchangeRate reporting currency for one unit of the line's currency on the order's day
 * @param isSale whether the order's status counts as a sale
 * @param paymentId latest payment on the order
 * @param paymentAmount the line's share of all payments on the order
 */
@DefaultSchema(RecordSchema.class)
public record FctOrderLine(
    String orderId,
    String lineId,
    @Nullable Instant orderedAt,
    LocalDate orderedOn,
    @Nullable LocalDate dueOn,
    @Nullable LocalDate shippedOn,
    @Nullable LocalDate deliveredOn,
    OrderStatus orderStatus,
    boolean isSale,
    @Nullable String customerId,
    String productId,
    @Nullable String channelId,
    @Nullable String territoryId,
    @Nullable String salespersonId,
    @Nullable String promotionId,
    @Nullable String campaignId,
    @Nullable String shippingMethod,
    BigDecimal quantity,
    BigDecimal unitPrice,
    @Nullable BigDecimal listPrice,
    BigDecimal grossAmount,
    BigDecimal discountAmount,
    BigDecimal netAmount,
    BigDecimal shippingAmount,
    BigDecimal taxAmount,
    BigDecimal orderTotalAmount,
    @Nullable BigDecimal costAmount,
    String currencyCode,
    @Nullable String orderCurrencyCode,
    BigDecimal exchangeRate,
    String reportingCurrencyCode,
    BigDecimal reportingGrossAmount,
    BigDecimal reportingDiscountAmount,
    BigDecimal reportingNetAmount,
    BigDecimal reportingShippingAmount,
    BigDecimal reportingTaxAmount,
    @Nullable BigDecimal reportingCostAmount,
    @Nullable String paymentId,
    @Nullable LocalDate paidOn,
    @Nullable String paymentMethod,
    BigDecimal paymentAmount,
    Origin origin)
    implements Serializable {}
