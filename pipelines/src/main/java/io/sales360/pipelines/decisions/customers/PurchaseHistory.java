package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * All that one customer bought and returned up to the as-of date. Grain: one row per customer.
 *
 * @param days with an order or a return, ascending
 * @param tastes by dimension, strongest first
 * @param products bought, by id
 */
@DefaultSchema(RecordSchema.class)
record PurchaseHistory(
    String customerId,
    long orderCount,
    long lineCount,
    BigDecimal units,
    BigDecimal gross,
    BigDecimal discounts,
    BigDecimal returns,
    List<PurchaseDay> days,
    List<Taste> tastes,
    List<OwnedProduct> products)
    implements Serializable {
  PurchaseHistory {
    days = List.copyOf(days);
    tastes = List.copyOf(tastes);
    products = List.copyOf(products);
  }

  /** Gross less discounts of the lines. */
  BigDecimal net() {
    return gross.subtract(discounts);
  }

  /** Gross less discounts less returns. */
  BigDecimal netSales() {
    return net().subtract(returns);
  }

  /** Days with a sale, ascending. */
  List<LocalDate> orderDays() {
    return days.stream().filter(PurchaseDay::hasOrder).map(PurchaseDay::day).toList();
  }

  @Nullable LocalDate firstOrderedOn() {
    List<LocalDate> ordered = orderDays();
    return ordered.isEmpty() ? null : ordered.get(0);
  }

  @Nullable LocalDate lastOrderedOn() {
    List<LocalDate> ordered = orderDays();
    return ordered.isEmpty() ? null : ordered.get(ordered.size() - 1);
  }

  /** Days between order days in a row, in their order. */
  List<Integer> gaps() {
    List<LocalDate> ordered = orderDays();
    List<Integer> gaps = new ArrayList<>();
    for (int i = 1; i < ordered.size(); i++) {
      gaps.add((int) (ordered.get(i).toEpochDay() - ordered.get(i - 1).toEpochDay()));
    }
    return gaps;
  }

  /** Products that are no services and were first bought up to the day, ascending. */
  List<String> goods(Map<String, ProductTraits> traits, LocalDate until) {
    return bought(traits, until).map(OwnedProduct::productId).toList();
  }

  /** The same, those first bought last before the others; of one day, by id. */
  List<OwnedProduct> latestGoods(Map<String, ProductTraits> traits, LocalDate until) {
    return bought(traits, until)
        .sorted(
            Comparator.comparing(OwnedProduct::firstBoughtOn)
                .reversed()
                .thenComparing(OwnedProduct::productId))
        .toList();
  }

  private Stream<OwnedProduct> bought(Map<String, ProductTraits> traits, LocalDate until) {
    return products.stream()
        .filter(product -> !product.firstBoughtOn().isAfter(until))
        .filter(
            product -> {
              ProductTraits known = traits.get(product.productId());
              return known == null || !known.isService();
            });
  }

  /** Sales before returns of the days after {@code after}, up to {@code until}. */
  BigDecimal netBetween(LocalDate after, LocalDate until) {
    return days.stream()
        .filter(day -> day.day().isAfter(after) && !day.day().isAfter(until))
        .map(PurchaseDay::net)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
