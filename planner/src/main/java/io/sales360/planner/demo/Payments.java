package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One payment per order, and the returns. Methods and states have the shares that the reference
 * product shows: 33.0 % Credit Card, 32.8 % PayPal, 17.5 % Apple Pay, 14.7 % Debit Card, 2.0 % COD;
 * about 10 % refunded (cancelled orders and those with a return), 21 % pending, 69 % completed.
 */
final class Payments {
  /** One payment. */
  record Payment(
      String id, Order order, LocalDateTime paidAt, String method, String status, BigDecimal fee) {}

  /** Goods that came back. Grain: order line. */
  record Return(
      String id,
      Order order,
      Order.Line line,
      LocalDate returnedOn,
      int quantity,
      BigDecimal refund,
      String reason,
      String note) {}

  private static final List<String> METHODS =
      List.of("Credit Card", "PayPal", "Apple Pay", "Debit Card", "COD");
  private static final double[] METHOD_SHARES = {0.330, 0.328, 0.175, 0.147, 0.020};
  private static final BigDecimal[] FEE_RATES = {
    new BigDecimal("0.021"),
    new BigDecimal("0.029"),
    new BigDecimal("0.019"),
    new BigDecimal("0.009"),
    new BigDecimal("0.035")
  };
  private static final double RETURN_SHARE = 0.08;
  private static final double PENDING_SHARE = 0.235; // of the orders that are not refunded
  private static final List<String> REASONS = List.of("size", "damaged", "changed_mind", "late");
  private static final List<String> NOTES =
      List.of(
          "Customer says: \"too narrow\".\nOffered half a size more.",
          "Sole came off after two days.\nPhotos attached; see ticket.",
          "Unworn, box complete",
          "Arrived after the event,\nrefund agreed by phone");

  private final List<Payment> payments = new ArrayList<>();
  private final List<Return> returns = new ArrayList<>();

  Payments(List<Order> orders, DateSpan span, Seeds seeds) {
    Draws returning = seeds.stream("returns");
    Draws paying = seeds.stream("payments");
    Map<String, Boolean> refunded = new HashMap<>();
    for (Order order : orders) {
      boolean returned = returning.chance(RETURN_SHARE) && addReturn(order, span, returning);
      refunded.put(order.id(), returned || order.status() == Order.Status.CANCELLED);
    }
    for (Order order : orders) {
      int method = paying.weighted(METHOD_SHARES);
      boolean pending = paying.chance(PENDING_SHARE);
      int delay = paying.between(20, 900);
      payments.add(
          new Payment(
              "TX" + order.id().substring(2),
              order,
              order.orderedAt().plusSeconds(delay),
              METHODS.get(method),
              Boolean.TRUE.equals(refunded.get(order.id()))
                  ? "refunded"
                  : pending ? "pending" : "completed",
              order.total().multiply(FEE_RATES[method]).setScale(2, RoundingMode.HALF_UP)));
    }
  }

  List<Payment> payments() {
    return payments;
  }

  List<Return> returns() {
    return returns;
  }

  /** Sends one line back if it can still happen within the simulated days. */
  private boolean addReturn(Order order, DateSpan span, Draws draws) {
    LocalDate delivered = order.deliveredOn();
    Order.Line line = draws.pick(order.lines());
    int days = draws.between(3, 30);
    int quantity = draws.between(1, line.quantity());
    String reason = draws.pick(REASONS);
    String note = draws.pick(NOTES);
    if (delivered == null
        || delivered.plusDays(days).isAfter(span.last())
        || line.product().model().line().service()) {
      return false;
    }
    BigDecimal refund =
        line.net()
            .multiply(BigDecimal.valueOf(quantity))
            .divide(BigDecimal.valueOf(line.quantity()), 2, RoundingMode.HALF_UP);
    returns.add(
        new Return(
            String.format(Locale.ROOT, "RT%05d", returns.size() + 1),
            order,
            line,
            delivered.plusDays(days),
            quantity,
            refund,
            reason,
            note));
    return true;
  }
}
