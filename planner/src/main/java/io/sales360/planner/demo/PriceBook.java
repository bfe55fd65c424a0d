package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * List prices by product, market and day. Most models change price once to three times, on the
 * first of a month; about a quarter never do, so that their elasticity cannot be known.
 */
final class PriceBook {
  /** A price change of a model: the new price relative to the price at the start. */
  record Change(LocalDate from, double relative) {}

  /** One validity of one price. Grain: sku, currency, first day. */
  record Entry(
      Product product,
      Market market,
      BigDecimal price,
      LocalDate from,
      @Nullable LocalDate through) {}

  private static final double[] STEPS = {0.80, 0.85, 0.90, 1.08, 1.12, 1.18, 1.25};

  private final DateSpan span;
  private final Map<String, List<Change>> changes = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, EnumMap<Market, BigDecimal[]>> daily = new LinkedHashMap<>();

  PriceBook(Catalogue catalogue, DateSpan span, Seeds seeds) {
    this.span = span;
    Draws draws = seeds.stream("prices");
    for (Model model : catalogue.models()) {
      changes.put(model.id(), drawChanges(draws));
    }
    for (Product product : catalogue.products()) {
      EnumMap<Market, BigDecimal[]> byMarket = new EnumMap<>(Market.class);
      for (Market market : Market.values()) {
        byMarket.put(market, price(product, market));
      }
      daily.put(product.sku(), byMarket);
    }
  }

  /** How often the list price of a model moved while the model was on sale. */
  int movesOnSale(Model model) {
    return (int)
        entries.stream()
            .filter(e -> e.market() == Market.US && e.product().model().equals(model))
            .filter(e -> e.from().isAfter(span.first()))
            .filter(e -> e.from().isAfter(e.product().launchedOn()))
            .filter(e -> e.product().soldOn(e.from()))
            .map(Entry::from)
            .distinct()
            .count();
  }

  private List<Change> changesOf(Model model) {
    return changes.getOrDefault(model.id(), List.of());
  }

  List<Entry> entries() {
    return entries;
  }

  BigDecimal price(Product product, Market market, int d) {
    return pricesOf(product, market)[d];
  }

  /** What the list price does to demand: price over first price, to the power of the elasticity. */
  double demandFactor(Product product, Market market, int d) {
    BigDecimal[] prices = pricesOf(product, market);
    double relative = prices[d].doubleValue() / prices[0].doubleValue();
    return relative == 1 ? 1 : StrictMath.pow(relative, product.model().elasticity());
  }

  private BigDecimal[] pricesOf(Product product, Market market) {
    EnumMap<Market, BigDecimal[]> byMarket = daily.get(product.sku());
    BigDecimal[] prices = byMarket == null ? null : byMarket.get(market);
    if (prices == null) {
      throw new IllegalArgumentException("There is no price of (" + product.sku() + ").");
    }
    return prices;
  }

  private List<Change> drawChanges(Draws draws) {
    int count = draws.weighted(0.25, 0.3, 0.3, 0.15);
    List<Change> drawn = new ArrayList<>();
    double relative = 1;
    int months = Math.max(1, span.count() / 30);
    for (int i = 0; i < count; i++) {
      int low = 2 + i * months / count;
      LocalDate from =
          span.first()
              .withDayOfMonth(1)
              .plusMonths(draws.between(low, low + Math.max(0, months / count - 4)));
      relative *= STEPS[draws.below(STEPS.length)];
      relative = Math.max(0.7, Math.min(1.4, relative));
      if (span.contains(from)) {
        drawn.add(new Change(from, relative));
      }
    }
    return drawn;
  }

  private BigDecimal[] price(Product product, Market market) {
    BigDecimal[] prices = new BigDecimal[span.count()];
    LocalDate from =
        product.launchedOn().isBefore(span.first()) ? span.first() : product.launchedOn();
    BigDecimal current = market.localPrice(product.basePrice());
    int next = 0;
    for (Change change : changesOf(product.model())) {
      if (!change.from().isAfter(from)) {
        current = changed(product, market, change);
        continue;
      }
      BigDecimal price = changed(product, market, change);
      if (price.compareTo(current) == 0) {
        continue;
      }
      entries.add(new Entry(product, market, current, from, change.from().minusDays(1)));
      next = fill(prices, next, span.index(change.from()), current);
      from = change.from();
      current = price;
    }
    entries.add(new Entry(product, market, current, from, null));
    fill(prices, next, prices.length, current);
    return prices;
  }

  private static int fill(BigDecimal[] prices, int start, int end, BigDecimal price) {
    for (int d = start; d < end; d++) {
      prices[d] = price;
    }
    return Math.max(start, end);
  }

  private static BigDecimal changed(Product product, Market market, Change change) {
    BigDecimal dollars =
        product
            .basePrice()
            .multiply(BigDecimal.valueOf(change.relative()))
            .setScale(2, RoundingMode.HALF_UP);
    return market.localPrice(dollars);
  }
}
