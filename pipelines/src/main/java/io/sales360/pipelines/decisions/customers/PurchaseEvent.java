package io.sales360.pipelines.decisions.customers;

import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Customer;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * One thing known of a customer, as lean as it can be shuffled: a line of a sale, a returned line,
 * or that there is such a customer. Amounts are in the reporting currency.
 *
 * @param orderId only of a line
 * @param day null if only the customer is known
 */
@DefaultSchema(RecordSchema.class)
record PurchaseEvent(
    String customerId,
    Kind kind,
    @Nullable String orderId,
    @Nullable LocalDate day,
    @Nullable String productId,
    @Nullable String channelId,
    @Nullable String promotionId,
    BigDecimal units,
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal refund)
    implements Serializable {
  enum Kind {
    MEMBER,
    LINE,
    RETURN
  }

  static PurchaseEvent of(Customer customer) {
    BigDecimal zero = BigDecimal.ZERO;
    return new PurchaseEvent(
        customer.customerId(), Kind.MEMBER, null, null, null, null, null, zero, zero, zero, zero);
  }

  static PurchaseEvent of(String customerId, FctOrderLine line) {
    return new PurchaseEvent(
        customerId,
        Kind.LINE,
        line.orderId(),
        line.orderedOn(),
        line.productId(),
        line.channelId(),
        line.promotionId(),
        line.quantity(),
        line.reportingGrossAmount(),
        line.reportingDiscountAmount(),
        BigDecimal.ZERO);
  }

  static PurchaseEvent of(String customerId, FctReturn returned) {
    BigDecimal zero = BigDecimal.ZERO;
    return new PurchaseEvent(
        customerId,
        Kind.RETURN,
        null,
        returned.returnedOn(),
        null,
        null,
        null,
        zero,
        zero,
        zero,
        returned.reportingRefundAmount());
  }
}
