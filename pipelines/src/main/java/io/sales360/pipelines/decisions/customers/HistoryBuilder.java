package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.PreferenceDimension;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what is known of one customer, in any order with an equal result. Memory grows with the
 * customer's orders and products, not with the lines.
 */
final class HistoryBuilder {
  private static final List<PreferenceDimension> OF_PRODUCT =
      List.of(
          PreferenceDimension.CATEGORY,
          PreferenceDimension.BRAND,
          PreferenceDimension.SIZE,
          PreferenceDimension.COLOR);

  private final String customerId;
  private final Set<String> orders = new HashSet<>();
  private final TreeMap<LocalDate, PurchaseDay> days = new TreeMap<>();
  private final TreeMap<String, Bought> products = new TreeMap<>();
  private final Map<PreferenceDimension, TreeMap<String, Taste>> tastes =
      new EnumMap<>(PreferenceDimension.class);
  private long lineCount;
  private BigDecimal units = BigDecimal.ZERO;
  private BigDecimal gross = BigDecimal.ZERO;
  private BigDecimal discounts = BigDecimal.ZERO;
  private BigDecimal returns = BigDecimal.ZERO;

  private record Bought(LocalDate firstOn, long lineCount, BigDecimal units, BigDecimal net) {
    Bought plus(Bought other) {
      return new Bought(
          firstOn.isBefore(other.firstOn) ? firstOn : other.firstOn,
          lineCount + other.lineCount,
          units.add(other.units),
          net.add(other.net));
    }
  }

  HistoryBuilder(String customerId) {
    this.customerId = customerId;
  }

  void add(PurchaseEvent event) {
    LocalDate day = event.day();
    if (day != null && event.kind() == PurchaseEvent.Kind.RETURN) {
      returns = returns.add(event.refund());
      addDay(new PurchaseDay(day, 0, BigDecimal.ZERO, event.refund()));
    } else if (day != null) {
      addLine(event, day);
    }
  }

  private void addLine(PurchaseEvent line, LocalDate day) {
    BigDecimal net = line.gross().subtract(line.discount());
    lineCount++;
    units = units.add(line.units());
    gross = gross.add(line.gross());
    discounts = discounts.add(line.discount());
    addDay(new PurchaseDay(day, 1, net, BigDecimal.ZERO));
    if (line.orderId() != null) {
      orders.add(line.orderId());
    }
    if (line.productId() != null) {
      Bought bought = new Bought(day, 1, line.units(), net);
      products.merge(line.productId(), bought, (held, more) -> held.plus(more));
    }
    String band = PriceBand.of(line.gross(), line.units());
    like(PreferenceDimension.CHANNEL, line.channelId(), 1, line.units(), net);
    like(PreferenceDimension.PROMOTION, line.promotionId(), 1, line.units(), net);
    like(PreferenceDimension.PRICE_BAND, band, 1, line.units(), net);
  }

  private void addDay(PurchaseDay day) {
    days.merge(day.day(), day, (held, more) -> held.plus(more));
  }

  private void like(
      PreferenceDimension dimension,
      @Nullable String value,
      long lines,
      BigDecimal bought,
      BigDecimal net) {
    if (value != null) {
      tastes
          .computeIfAbsent(dimension, d -> new TreeMap<>())
          .merge(
              value,
              new Taste(dimension, value, lines, bought, net),
              (held, more) -> held.plus(more));
    }
  }

  /** The sums, once everything was added. */
  PurchaseHistory build(Map<String, ProductTraits> traits) {
    products.forEach(
        (product, bought) -> {
          ProductTraits known = traits.get(product);
          if (known != null) {
            for (PreferenceDimension dimension : OF_PRODUCT) {
              like(
                  dimension,
                  known.value(dimension),
                  bought.lineCount(),
                  bought.units(),
                  bought.net());
            }
          }
        });
    List<Taste> all = new ArrayList<>();
    tastes.values().stream()
        .map(values -> values.values().stream().sorted(Taste.STRONGEST_FIRST).toList())
        .forEach(all::addAll);
    return new PurchaseHistory(
        customerId,
        orders.size(),
        lineCount,
        units,
        gross,
        discounts,
        returns,
        List.copyOf(days.values()),
        all,
        products.entrySet().stream()
            .map(entry -> new OwnedProduct(entry.getKey(), entry.getValue().firstOn()))
            .toList());
  }
}
