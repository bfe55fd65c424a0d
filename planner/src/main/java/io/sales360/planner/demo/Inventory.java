package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Month-end stock of goods in the five stores and the shared warehouse of the platforms, which
 * stands under the id of the first platform. Stock follows what was sold there in the month and is
 * nothing during a stock-out.
 */
final class Inventory {
  /** Stock at the end of a day. Grain: day, channel, sku. */
  record Snapshot(LocalDate day, String channelId, Product product, int onHand, int onOrder) {}

  private static final String WAREHOUSE = "ON001";

  private final List<Snapshot> snapshots = new ArrayList<>();

  Inventory(Assortment assortment, List<Order> orders, Seeds seeds) {
    Draws draws = seeds.stream("inventory");
    Map<String, Integer> sold = new HashMap<>();
    for (Order order : orders) {
      for (Order.Line line : order.lines()) {
        String place = place(order.channel());
        YearMonth month = YearMonth.from(order.orderedOn());
        sold.merge(month + place + line.product().sku(), line.quantity(), Integer::sum);
      }
    }
    DateSpan span = assortment.span();
    for (YearMonth month = YearMonth.from(span.first());
        !month.atEndOfMonth().isAfter(span.last());
        month = month.plusMonths(1)) {
      for (Channel channel : assortment.channels()) {
        if (place(channel).equals(channel.id())) {
          takeStock(assortment, month, channel, sold, draws);
        }
      }
    }
  }

  List<Snapshot> snapshots() {
    return snapshots;
  }

  private void takeStock(
      Assortment assortment,
      YearMonth month,
      Channel channel,
      Map<String, Integer> sold,
      Draws draws) {
    LocalDate day = month.atEndOfMonth();
    int d = assortment.span().index(day);
    for (Product product : assortment.catalogue().products()) {
      double cover = draws.uniform(0.6, 2.6);
      int ordered = draws.chance(0.3) ? draws.between(5, 40) : 0;
      if (product.model().line().service() || assortment.catalogue().lifecycle(product, d) == 0) {
        continue;
      }
      int demand = sold.getOrDefault(month + channel.id() + product.sku(), 0);
      boolean out =
          assortment.stockouts().stream()
              .anyMatch(s -> s.product().equals(product) && s.covers(day));
      int floor = channel.online() ? 6 : 1;
      int onHand = out ? 0 : (int) StrictMath.round(cover * (demand + floor));
      snapshots.add(new Snapshot(day, channel.id(), product, onHand, ordered));
    }
  }

  private static String place(Channel channel) {
    return channel.online() ? WAREHOUSE : channel.id();
  }
}
