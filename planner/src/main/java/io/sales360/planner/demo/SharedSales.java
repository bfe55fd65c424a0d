package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Orders of the stores that several people sold together: a colleague of the store or of the inside
 * sales helped with the order or with its first line.
 */
final class SharedSales {
  private static final double SHARED = 0.06;
  private static final List<List<String>> PARTS =
      List.of(List.of("0.5", "0.5"), List.of("0.7", "0.3"), List.of("0.3334", "0.3333", "0.3333"));

  /**
   * A part of an order that someone is credited with.
   *
   * @param line the line it is limited to; null for the whole order
   */
  record Credit(Order order, @Nullable Integer line, Salesperson person, BigDecimal share) {}

  private final List<Credit> credits = new ArrayList<>();

  SharedSales(List<Order> orders, SalesForce salesForce, Seeds seeds) {
    Draws draws = seeds.stream("shared-sales");
    for (Order order : orders) {
      Salesperson seller = order.seller();
      if (seller != null && seller.territoryId() != null && draws.chance(SHARED)) {
        share(order, seller, salesForce.colleagues(seller, order.orderedOn()), draws);
      }
    }
  }

  /** By order, then with the seller first. */
  List<Credit> credits() {
    return credits;
  }

  private void share(Order order, Salesperson seller, List<Salesperson> colleagues, Draws draws) {
    List<String> parts = PARTS.get(draws.weighted(0.4, 0.4, 0.2));
    @Nullable Integer line = draws.chance(0.25) ? order.lines().get(0).number() : null;
    int first = draws.below(Math.max(1, colleagues.size()));
    if (colleagues.size() < parts.size() - 1) {
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      Salesperson person = i == 0 ? seller : colleagues.get((first + i - 1) % colleagues.size());
      credits.add(new Credit(order, line, person, new BigDecimal(parts.get(i))));
    }
  }
}
