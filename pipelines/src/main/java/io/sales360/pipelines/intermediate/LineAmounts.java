package io.sales360.pipelines.intermediate;

import io.sales360.common.model.OrderLine;
import io.sales360.common.model.SalesOrder;
import io.sales360.common.money.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of one order line in its own currency, after the order's own amounts have been
 * allocated.
 *
 * @param gross price times quantity, before any discount
 * @param discount the line's discount and its share of the order's
 * @param shipping the line's shipping and its share of the order's
 * @param tax the line's tax and its share of the order's
 * @param orderTotal its share of the order's stated total, or net plus shipping plus tax
 * @param payment its share of all payments on the order
 */
record LineAmounts(
    BigDecimal gross,
    BigDecimal discount,
    BigDecimal shipping,
    BigDecimal tax,
    BigDecimal orderTotal,
    BigDecimal payment) {

  BigDecimal net() {
    return gross.subtract(discount);
  }

  /**
   * Allocates the order's amounts to its lines by their net amounts (by quantity where these are
   * all zero) with the largest remainder, so that the shares sum to the order's amount exactly.
   *
   * @param lines at least one, in source order
   * @param paid sum of the payments on the order
   */
  static List<LineAmounts> allocate(
      @Nullable SalesOrder header, List<OrderLine> lines, BigDecimal paid, String currencyCode) {
    int scale = Math.max(0, Currency.getInstance(currencyCode).getDefaultFractionDigits());
    List<BigDecimal> gross = lines.stream().map(LineAmounts::grossOf).toList();
    List<BigDecimal> discount = lines.stream().map(l -> orZero(l.discountAmount())).toList();
    List<BigDecimal> weights = weights(lines, gross, discount);
    List<BigDecimal> discounts =
        plus(discount, share(header, SalesOrder::discountAmount, weights, scale));
    List<BigDecimal> shippings =
        plus(
            lines.stream().map(l -> orZero(l.shippingAmount())).toList(),
            share(header, SalesOrder::shippingAmount, weights, scale));
    List<BigDecimal> taxes =
        plus(
            lines.stream().map(l -> orZero(l.taxAmount())).toList(),
            share(header, SalesOrder::taxAmount, weights, scale));
    List<BigDecimal> payments = share(paid, weights, scale);
    List<BigDecimal> totals = share(header, SalesOrder::orderTotalAmount, weights, scale);
    boolean isTotalStated = header != null && header.orderTotalAmount() != null;
    List<LineAmounts> amounts = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      BigDecimal total =
          isTotalStated
              ? totals.get(i)
              : gross.get(i).subtract(discounts.get(i)).add(shippings.get(i)).add(taxes.get(i));
      amounts.add(
          new LineAmounts(
              gross.get(i),
              discounts.get(i),
              shippings.get(i),
              taxes.get(i),
              total,
              payments.get(i)));
    }
    return amounts;
  }

  /** Stated gross, else net plus discount, else price times quantity, else zero. */
  private static BigDecimal grossOf(OrderLine line) {
    if (line.grossAmount() != null) {
      return line.grossAmount();
    }
    if (line.netAmount() != null) {
      return line.netAmount().add(orZero(line.discountAmount()));
    }
    return orZero(line.unitPrice()).multiply(line.quantity());
  }

  private static List<BigDecimal> weights(
      List<OrderLine> lines, List<BigDecimal> gross, List<BigDecimal> discount) {
    List<BigDecimal> net = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      net.add(gross.get(i).subtract(discount.get(i)).abs());
    }
    if (net.stream().anyMatch(n -> n.signum() != 0)) {
      return net;
    }
    List<BigDecimal> quantities = lines.stream().map(l -> l.quantity().abs()).toList();
    boolean hasQuantity = quantities.stream().anyMatch(q -> q.signum() != 0);
    return hasQuantity ? quantities : Collections.nCopies(lines.size(), BigDecimal.ONE);
  }

  private static List<BigDecimal> share(
      @Nullable SalesOrder header,
      Function<SalesOrder, @Nullable BigDecimal> amount,
      List<BigDecimal> weights,
      int scale) {
    return share(header == null ? BigDecimal.ZERO : orZero(amount.apply(header)), weights, scale);
  }

  private static List<BigDecimal> share(BigDecimal total, List<BigDecimal> weights, int scale) {
    if (total.signum() == 0) {
      return Collections.nCopies(weights.size(), BigDecimal.ZERO);
    }
    return Allocation.largestRemainder(total, weights, Math.max(scale, total.scale()));
  }

  private static List<BigDecimal> plus(List<BigDecimal> own, List<BigDecimal> shares) {
    List<BigDecimal> sums = new ArrayList<>(own.size());
    for (int i = 0; i < own.size(); i++) {
      sums.add(own.get(i).add(shares.get(i)));
    }
    return sums;
  }

  static BigDecimal orZero(@Nullable BigDecimal amount) {
    return amount == null ? BigDecimal.ZERO : amount;
  }
}
