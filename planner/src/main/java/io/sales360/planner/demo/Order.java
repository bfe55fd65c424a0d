package io.sales360.planner.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with its lines. Amounts are in the currency of the channel's market.
 *
 * @param orderedAt in the zone of the company
 * @param deliveredOn null if it has not been delivered
 * @param coupon the code of an order-level discount; null for none
 * @param discount the order-level discount, on top of those of the lines
 */
record Order(
    String id,
    Customer customer,
    Channel channel,
    @Nullable Salesperson seller,
    LocalDateTime orderedAt,
    LocalDate promisedOn,
    @Nullable LocalDate deliveredOn,
    Status status,
    @Nullable String shippingMethod,
    @Nullable String coupon,
    BigDecimal discount,
    BigDecimal shipping,
    BigDecimal tax,
    List<Line> lines) {

  /** How far an order has come. */
  enum Status {
    OPEN,
    SHIPPED,
    DELIVERED,
    CANCELLED
  }

  /** One line. Grain: order, number. */
  record Line(
      int number,
      Product product,
      int quantity,
      BigDecimal unitPrice,
      @Nullable Promotion promotion,
      BigDecimal discount) {

    BigDecimal gross() {
      return unitPrice.multiply(BigDecimal.valueOf(quantity));
    }

    BigDecimal net() {
      return gross().subtract(discount);
    }
  }

  Order {
    lines = List.copyOf(lines);
  }

  /** The lines after their discounts, before that of the order. */
  BigDecimal goods() {
    return lines.stream().map(Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What the customer pays. */
  BigDecimal total() {
    return goods().subtract(discount).add(shipping).add(tax);
  }

  LocalDate orderedOn() {
    return orderedAt.toLocalDate();
  }
}
