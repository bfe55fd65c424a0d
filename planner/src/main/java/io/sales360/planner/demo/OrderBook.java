package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All orders of the company, by day and channel. */
final class OrderBook {
  private static final double[] LINES = {0.42, 0.34, 0.16, 0.08}; // one to four

  private static final BigDecimal COUPON_RATE = new BigDecimal("0.10");
  private static final BigDecimal FREE_SHIPPING_FROM = new BigDecimal("100");
  private static final List<String> SHIPPERS = List.of("UPS", "USPS", "FedEx");

  private final List<Order> orders = new ArrayList<>();
  private final Assortment assortment;
  private final SalesForce salesForce;
  private final Shoppers shoppers;
  private final Draws units;
  private final Draws people;
  private final Draws details;

  OrderBook(
      Assortment assortment,
      List<Customer> customers,
      SalesForce salesForce,
      DemandField demand,
      int count,
      Seeds seeds) {
    this.assortment = assortment;
    this.salesForce = salesForce;
    this.shoppers = new Shoppers(customers, assortment.campaigns(), assortment.span());
    this.units = seeds.stream("units");
    this.people = seeds.stream("shoppers");
    this.details = seeds.stream("order-details");
    fill(demand, count, seeds);
  }

  List<Order> orders() {
    return Collections.unmodifiableList(orders);
  }

  /** The expected lines of so many orders. */
  static double expectedLines(int orders) {
    double mean = 0;
    for (int i = 0; i < LINES.length; i++) {
      mean += (i + 1) * LINES[i];
    }
    return orders * mean;
  }

  private void fill(DemandField demand, int count, Seeds seeds) {
    Draws places = seeds.stream("order-places");
    Draws products = seeds.stream("order-products");
    Draws cuts = seeds.stream("baskets");
    int[] baskets = new int[demand.stalls()];
    int[] lines = new int[demand.stalls()];
    for (int i = 0; i < count; i++) {
      int stall = demand.drawStall(places);
      baskets[stall]++;
      lines[stall] += 1 + places.weighted(LINES);
    }
    int opened = -1;
    for (int stall = 0; stall < baskets.length; stall++) {
      int d = demand.dayOf(stall);
      if (d != opened) {
        shoppers.open(assortment.span().day(d));
        opened = d;
      }
      List<Product> wanted = new ArrayList<>();
      for (int i = 0; i < lines[stall]; i++) {
        wanted.add(demand.drawProduct(stall, products));
      }
      for (List<Product> basket : Baskets.fill(wanted, baskets[stall], cuts)) {
        orders.add(order(basket, demand.channelOf(stall), d));
      }
    }
  }

  private Order order(List<Product> basket, Channel channel, int d) {
    LocalDate day = assortment.span().day(d);
    Customer customer = shoppers.draw(channel, basket.get(0).model().style(), day, people);
    List<Order.Line> lines = new ArrayList<>();
    for (Product product : basket) {
      lines.add(line(lines.size() + 1, product, channel, d));
    }
    BigDecimal goods = lines.stream().map(Order.Line::net).reduce(BigDecimal.ZERO, BigDecimal::add);
    boolean coupon = details.chance(0.05);
    BigDecimal discount =
        coupon
            ? goods.multiply(COUPON_RATE).setScale(2, RoundingMode.HALF_UP)
            : BigDecimal.ZERO.setScale(2);
    BigDecimal shipping = shipping(channel, goods);
    Delivery delivery = delivery(channel, day);
    return new Order(
        String.format(Locale.ROOT, "SO%06d", orders.size() + 1),
        customer,
        channel,
        salesForce.seller(channel, day, people).orElse(null),
        day.atTime(details.between(8, 21), details.below(60), details.below(60)),
        delivery.promisedOn(),
        delivery.deliveredOn(),
        delivery.status(),
        channel.online() ? SHIPPERS.get(details.weighted(0.5, 0.3, 0.2)) : null,
        coupon ? "THANKS10" : null,
        discount,
        shipping,
        channel.market().taxOn(goods.subtract(discount)),
        lines);
  }

  private Order.Line line(int number, Product product, Channel channel, int d) {
    int quantity =
        product.model().line() == Model.Line.TEAM_OUTFITTING ? 1 : DemandField.drawUnits(units);
    BigDecimal price = assortment.prices().price(product, channel.market(), d);
    @Nullable Promotion promotion =
        assortment.promotions().active(product, channel, assortment.span().day(d)).orElse(null);
    BigDecimal rate = promotion == null ? BigDecimal.ZERO : promotion.discount();
    BigDecimal discount =
        price
            .multiply(BigDecimal.valueOf(quantity))
            .multiply(rate)
            .setScale(2, RoundingMode.HALF_UP);
    return new Order.Line(number, product, quantity, price, promotion, discount);
  }

  private BigDecimal shipping(Channel channel, BigDecimal goods) {
    if (!channel.online() || goods.compareTo(FREE_SHIPPING_FROM) >= 0) {
      return BigDecimal.ZERO.setScale(2);
    }
    return List.of(new BigDecimal("4.95"), new BigDecimal("7.95"), new BigDecimal("12.95"))
        .get(details.weighted(0.5, 0.35, 0.15));
  }

  private record Delivery(
      LocalDate promisedOn, @Nullable LocalDate deliveredOn, Order.Status status) {}

  /** In stores at once; online promised within five days, and one in seven comes later. */
  private Delivery delivery(Channel channel, LocalDate day) {
    boolean cancelled = details.chance(0.025);
    boolean late = details.chance(0.14);
    int days = late ? details.between(6, 13) : details.between(2, 5);
    LocalDate promised = channel.online() ? day.plusDays(5) : day;
    if (cancelled) {
      return new Delivery(promised, null, Order.Status.CANCELLED);
    }
    LocalDate arrival = channel.online() ? day.plusDays(days) : day;
    if (!arrival.isAfter(assortment.span().last())) {
      return new Delivery(promised, arrival, Order.Status.DELIVERED);
    }
    boolean shipped = !day.plusDays(1).isAfter(assortment.span().last());
    return new Delivery(promised, null, shipped ? Order.Status.SHIPPED : Order.Status.OPEN);
  }
}
