package io.sales360.planner.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A product that can be ordered: one colour and size of a model, or a service.
 *
 * @param basePrice list price in US dollars before the first price change
 * @param cost in US dollars; null where the company does not know it
 * @param popularity demand relative to other products
 * @param discontinuedOn the first day without sales; null if still sold
 */
record Product(
    String productId,
    String sku,
    Model model,
    String gender,
    @Nullable String color,
    @Nullable String size,
    BigDecimal basePrice,
    @Nullable BigDecimal cost,
    double popularity,
    LocalDate launchedOn,
    @Nullable LocalDate discontinuedOn) {

  boolean soldOn(LocalDate day) {
    LocalDate end = discontinuedOn;
    return !day.isBefore(launchedOn) && (end == null || day.isBefore(end));
  }

  String name() {
    return color == null ? model.name() : model.name() + " " + color + " " + size;
  }
}
