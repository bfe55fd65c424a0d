package io.sales360.common.decision;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per order line that counts as a sale, up to the as-of date. Amounts are in the
 * reporting currency, shares of larger amounts sum to these exactly. A part that is not known makes
 * the margins that need it null; a part that no source of the deployment states at all is null and
 * left out.
 *
 * @param campaignId campaign of the line, else of its promotion
 * @param saleCurrencyCode currency that was sold in
 * @param saleGrossAmount gross amount in that currency
 * @param returnAmount refunds of returns that name this line, or its order and product
 * @param soldCostAmount cost of all units sold; null where unknown
 * @param returnedCostAmount cost of the units that came back; zero for services, null where unknown
 * @param contributionMargin1 net less returns less the cost of the units kept
 * @param paymentFeeAmount share in the fees of the order's payments
 * @param contributionMargin2 margin 1 less payment fees
 * @param campaignSpendAmount share in the spend of the campaign
 * @param commissionAmount the salesperson's share of net less returns
 * @param contributionMargin3 margin 2 less campaign spend less commission
 * @param shippingAmount what the buyer paid for shipping; in no margin, for no source states what
 *     the shipment cost
 * @param unknownParts names of the parts that are recorded but unknown here, by comma; else empty
 */
@DefaultSchema(RecordSchema.class)
public record FctMargin(
    String orderId,
    String lineId,
    LocalDate orderedOn,
    String productId,
    @Nullable String customerId,
    @Nullable String channelId,
    @Nullable String territoryId,
    @Nullable String salespersonId,
    @Nullable String promotionId,
    @Nullable String campaignId,
    boolean isService,
    BigDecimal quantity,
    BigDecimal returnedQuantity,
    String saleCurrencyCode,
    BigDecimal saleGrossAmount,
    BigDecimal grossAmount,
    BigDecimal discountAmount,
    BigDecimal netAmount,
    BigDecimal returnAmount,
    CostSource costSource,
    @Nullable BigDecimal soldCostAmount,
    @Nullable BigDecimal returnedCostAmount,
    @Nullable BigDecimal contributionMargin1,
    @Nullable BigDecimal paymentFeeAmount,
    @Nullable BigDecimal contributionMargin2,
    @Nullable BigDecimal campaignSpendAmount,
    @Nullable BigDecimal commissionAmount,
    @Nullable BigDecimal contributionMargin3,
    BigDecimal shippingAmount,
    String unknownParts,
    String currencyCode)
    implements Serializable {}
