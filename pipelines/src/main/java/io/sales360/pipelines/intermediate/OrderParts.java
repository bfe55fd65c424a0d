package io.sales360.pipelines.intermediate;

import io.sales360.common.model.Entity;
import io.sales360.common.model.OrderLine;
import io.sales360.common.model.Origin;
import io.sales360.common.model.Payment;
import io.sales360.common.model.ReturnLine;
import io.sales360.common.model.SalesOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the feeds delivered about one order; parts may be missing. */
final class OrderParts {
  private static final Comparator<Entity> IN_SOURCE_ORDER =
      Comparator.comparing(Entity::origin, Origin.IN_SOURCE_ORDER);

  @Nullable SalesOrder header;
  final List<OrderLine> lines = new ArrayList<>();
  final List<Payment> payments = new ArrayList<>();
  final List<ReturnLine> returns = new ArrayList<>();

  /** The order a row belongs to; null for a payment or return that names none. */
  static @Nullable String orderId(Entity entity) {
    if (entity instanceof OrderLine line) {
      return line.orderId();
    } else if (entity instanceof SalesOrder order) {
      return order.orderId();
    } else if (entity instanceof Payment payment) {
      return payment.orderId();
    } else if (entity instanceof ReturnLine returned) {
      return returned.orderId();
    }
    throw new IllegalArgumentException(entity.getClass() + " is no part of an order.");
  }

  void add(Entity entity) {
    if (entity instanceof OrderLine line) {
      lines.add(line);
    } else if (entity instanceof SalesOrder order) {
      header = order;
    } else if (entity instanceof Payment payment) {
      payments.add(payment);
    } else if (entity instanceof ReturnLine returned) {
      returns.add(returned);
    }
  }

  /** Puts the parts into the order of their sources, so that no result depends on a runner. */
  void sort() {
    lines.sort(IN_SOURCE_ORDER);
    payments.sort(IN_SOURCE_ORDER);
    returns.sort(IN_SOURCE_ORDER);
  }
}
