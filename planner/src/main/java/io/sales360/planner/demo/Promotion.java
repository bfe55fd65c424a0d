package io.sales360.planner.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A price promotion on one subcategory. What it does to demand is known: {@code uplift} on the
 * covered products in the covered channels while it runs, {@code dip} on the same products for
 * {@link #DIP_DAYS} days after, {@code siblings} on the other products of the same category and
 * style while it runs.
 *
 * @param online true: online only; false: stores only; null: everywhere
 * @param discount the share taken off the list price
 * @param uplift units as a multiple of the units without the promotion, price effect included
 */
record Promotion(
    String id,
    String code,
    String name,
    Model.Line line,
    @Nullable Boolean online,
    BigDecimal discount,
    LocalDate from,
    LocalDate through,
    double uplift,
    double dip,
    double siblings,
    @Nullable String campaignId) {

  static final int DIP_DAYS = 14;

  boolean covers(Channel channel) {
    return online == null || online == channel.online();
  }

  boolean covers(Product product) {
    return product.model().line() == line;
  }

  boolean runsOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(through);
  }

  private boolean dipsOn(LocalDate day) {
    return day.isAfter(through) && !day.isAfter(through.plusDays(DIP_DAYS));
  }

  double demandFactor(Product product, Channel channel, LocalDate day) {
    if (!covers(channel)) {
      return 1;
    }
    if (covers(product)) {
      return runsOn(day) ? uplift : dipsOn(day) ? dip : 1;
    }
    boolean sibling = product.model().category().equals(line.category()) && !line.service();
    return sibling && runsOn(day) ? siblings : 1;
  }
}
