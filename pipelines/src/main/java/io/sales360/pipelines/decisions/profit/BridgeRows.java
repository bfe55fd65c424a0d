package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.AggPriceVolumeMix;
import io.sales360.common.decision.BridgeMeasure;
import io.sales360.common.decision.Comparison;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Rows of {@code agg_price_volume_mix} of one period, from all its products. */
final class BridgeRows {
  private final LocalDate asOf;
  private final String currencyCode;

  BridgeRows(LocalDate asOf, String currencyCode) {
    this.asOf = asOf;
    this.currencyCode = currencyCode;
  }

  /** None where nothing happened in the earlier period: there is nothing to compare with. */
  List<AggPriceVolumeMix> of(List<ProductPeriod> products) {
    List<AggPriceVolumeMix> rows = new ArrayList<>();
    if (!products.isEmpty()) {
      switch (products.get(0).grain()) {
        case MONTH -> {
          rows.addAll(of(products, Comparison.MONTH_TO_PREVIOUS_MONTH, ProductPeriod::previous));
          rows.addAll(of(products, Comparison.MONTH_TO_YEAR_AGO, ProductPeriod::yearAgo));
        }
        case YEAR ->
            rows.addAll(of(products, Comparison.YEAR_TO_PREVIOUS_YEAR, ProductPeriod::previous));
        default -> {}
      }
    }
    return rows;
  }

  private List<AggPriceVolumeMix> of(
      List<ProductPeriod> products,
      Comparison comparison,
      Function<ProductPeriod, List<ProductCell>> earlier) {
    List<AggPriceVolumeMix> rows = new ArrayList<>();
    if (products.stream().allMatch(product -> earlier.apply(product).isEmpty())) {
      return rows;
    }
    BigDecimal previousUnits = BigDecimal.ZERO;
    BigDecimal currentUnits = BigDecimal.ZERO;
    List<List<Pair>> pairs = new ArrayList<>();
    for (ProductPeriod product : products) {
      List<Pair> own = pairs(earlier.apply(product), product.cells());
      for (Pair pair : own) {
        if (PriceVolumeMix.isComparable(pair.previous(), pair.current())) {
          previousUnits = previousUnits.add(pair.previous().units());
          currentUnits = currentUnits.add(pair.current().units());
        }
      }
      pairs.add(own);
    }
    PriceVolumeMix maths = new PriceVolumeMix(previousUnits, currentUnits);
    for (int i = 0; i < products.size(); i++) {
      ProductPeriod product = products.get(i);
      List<Pair> own = pairs.get(i);
      if (!own.isEmpty()) {
        BigDecimal returnsEffect =
            refunds(earlier.apply(product)).subtract(refunds(product.cells()));
        rows.add(netRow(comparison, product, earlier.apply(product), own, maths, returnsEffect));
        if (own.stream().anyMatch(Pair::isSold) && own.stream().allMatch(Pair::isCosted)) {
          rows.add(marginRow(comparison, product, own, maths));
        }
      }
    }
    return rows;
  }

  private AggPriceVolumeMix netRow(
      Comparison comparison,
      ProductPeriod product,
      List<ProductCell> earlier,
      List<Pair> pairs,
      PriceVolumeMix maths,
      BigDecimal returnsEffect) {
    BridgeEffects effects = BridgeEffects.NONE;
    for (Pair pair : pairs) {
      if (pair.isSold()) {
        effects = effects.plus(maths.ofNet(pair.previous(), pair.current()));
      }
    }
    BigDecimal previous = sold(pairs, Pair::previous).subtract(refunds(earlier));
    BigDecimal current = sold(pairs, Pair::current).subtract(refunds(product.cells()));
    return row(
        comparison,
        product,
        BridgeMeasure.NET_SALES,
        previous,
        current,
        effects.rounded(),
        returnsEffect);
  }

  private AggPriceVolumeMix marginRow(
      Comparison comparison, ProductPeriod product, List<Pair> pairs, PriceVolumeMix maths) {
    BridgeEffects effects = BridgeEffects.NONE;
    BigDecimal previous = BigDecimal.ZERO;
    BigDecimal current = BigDecimal.ZERO;
    for (Pair pair : pairs) {
      if (pair.isSold()) {
        effects = effects.plus(maths.ofMargin(pair.previous(), pair.current()));
        previous = previous.add(margin(pair.previous()));
        current = current.add(margin(pair.current()));
      }
    }
    return row(
        comparison,
        product,
        BridgeMeasure.SOLD_MARGIN,
        previous,
        current,
        effects.rounded(),
        BigDecimal.ZERO);
  }

  private AggPriceVolumeMix row(
      Comparison comparison,
      ProductPeriod product,
      BridgeMeasure measure,
      BigDecimal previous,
      BigDecimal current,
      BridgeEffects effects,
      BigDecimal returnsEffect) {
    BigDecimal change = current.subtract(previous);
    LocalDate start = product.startsOn();
    return new AggPriceVolumeMix(
        comparison,
        start,
        Comparisons.previous(comparison, start),
        !Comparisons.lastDay(comparison, start).isAfter(asOf),
        measure,
        product.productId(),
        previous,
        current,
        change,
        effects.volume(),
        effects.mix(),
        effects.price(),
        effects.promotion(),
        effects.exchange(),
        effects.cost(),
        returnsEffect,
        effects.gained(),
        effects.lost(),
        effects.other(),
        change.subtract(effects.sum()).subtract(returnsEffect),
        currencyCode);
  }

  /** One currency of a product in both periods. */
  private record Pair(SoldItem previous, SoldItem current) {
    boolean isSold() {
      return previous.isSold() || current.isSold();
    }

    boolean isCosted() {
      return previous.cost() != null && current.cost() != null;
    }
  }

  private static List<Pair> pairs(List<ProductCell> earlier, List<ProductCell> later) {
    Map<String, SoldItem> before = items(earlier);
    Map<String, SoldItem> after = items(later);
    TreeSet<String> currencies = new TreeSet<>(before.keySet());
    currencies.addAll(after.keySet());
    return currencies.stream()
        .map(
            currency ->
                new Pair(
                    before.getOrDefault(currency, SoldItem.NOTHING),
                    after.getOrDefault(currency, SoldItem.NOTHING)))
        .toList();
  }

  private static Map<String, SoldItem> items(List<ProductCell> cells) {
    Map<String, SoldItem> items = new HashMap<>();
    cells.forEach(cell -> items.put(cell.saleCurrencyCode(), cell.item()));
    return items;
  }

  private static BigDecimal sold(List<Pair> pairs, Function<Pair, SoldItem> side) {
    return pairs.stream()
        .map(pair -> side.apply(pair).net())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal refunds(List<ProductCell> cells) {
    return cells.stream().map(ProductCell::dayReturns).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal margin(SoldItem item) {
    return item.cost() == null ? BigDecimal.ZERO : item.net().subtract(item.cost());
  }
}
