package io.sales360.pipelines.decisions.customers;

import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Partial sums over what one customer bought and returned. Histories of one customer add up in any
 * order.
 *
 * @param isKnown whether a dimension row is among what was added
 * @param orders ids of the orders, distinct and sorted
 */
@DefaultSchema(RecordSchema.class)
record PurchaseHistory(
    String customerId,
    boolean isKnown,
    @Nullable LocalDate firstOrderedOn,
    @Nullable LocalDate lastOrderedOn,
    List<String> orders,
    long lineCount,
    BigDecimal units,
    BigDecimal gross,
    BigDecimal discounts,
    BigDecimal returns)
    implements Serializable {
  PurchaseHistory {
    orders = List.copyOf(orders);
  }

  /** A customer of whom nothing but the name is known. */
  static PurchaseHistory of(String customerId) {
    BigDecimal zero = BigDecimal.ZERO;
    return new PurchaseHistory(customerId, true, null, null, List.of(), 0, zero, zero, zero, zero);
  }

  /** One line of a sale to a customer. */
  static PurchaseHistory of(String customerId, FctOrderLine line) {
    return new PurchaseHistory(
        customerId,
        false,
        line.orderedOn(),
        line.orderedOn(),
        List.of(line.orderId()),
        1,
        line.quantity(),
        line.reportingGrossAmount(),
        line.reportingDiscountAmount(),
        BigDecimal.ZERO);
  }

  /** One line that a customer returned. */
  static PurchaseHistory of(String customerId, FctReturn returned) {
    BigDecimal zero = BigDecimal.ZERO;
    return new PurchaseHistory(
        customerId,
        false,
        null,
        null,
        List.of(),
        0,
        zero,
        zero,
        zero,
        returned.reportingRefundAmount());
  }

  PurchaseHistory plus(PurchaseHistory other) {
    return new PurchaseHistory(
        customerId,
        isKnown || other.isKnown,
        earlier(firstOrderedOn, other.firstOrderedOn),
        later(lastOrderedOn, other.lastOrderedOn),
        union(orders, other.orders),
        lineCount + other.lineCount,
        units.add(other.units),
        gross.add(other.gross),
        discounts.add(other.discounts),
        returns.add(other.returns));
  }

  /** Gross less discounts of the lines. */
  BigDecimal net() {
    return gross.subtract(discounts);
  }

  private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
    return a == null || (b != null && b.isBefore(a)) ? b : a;
  }

  private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
    return a == null || (b != null && b.isAfter(a)) ? b : a;
  }

  private static List<String> union(List<String> a, List<String> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    TreeSet<String> union = new TreeSet<>(a);
    union.addAll(b);
    return new ArrayList<>(union);
  }
}
