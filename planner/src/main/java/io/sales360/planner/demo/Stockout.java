package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Days on which a product cannot be sold anywhere because there is none; both ends belong. */
record Stockout(Product product, LocalDate from, LocalDate through) {
  private static final int STOCKOUTS = 12;

  boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(through);
  }

  static List<Stockout> plan(Catalogue catalogue, DateSpan span, Seeds seeds) {
    Draws draws = seeds.stream("stockouts");
    List<Product> goods =
        catalogue.products().stream().filter(p -> !p.model().line().service()).toList();
    List<Stockout> stockouts = new ArrayList<>();
    for (int i = 0; i < STOCKOUTS; i++) {
      LocalDate from = span.day(draws.below(Math.max(1, span.count() - 40)));
      stockouts.add(new Stockout(draws.pick(goods), from, from.plusDays(draws.between(10, 30))));
    }
    return List.copyOf(stockouts);
  }
}
