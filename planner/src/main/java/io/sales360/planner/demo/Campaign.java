package io.sales360.planner.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;

/**
 * A marketing campaign. A direct one (e-mail, SMS) is sent to {@code treated} customers while a
 * random {@code control} group gets nothing: for {@link #effectDays} the treated order {@code lift}
 * times as often. A media campaign (search, social) lifts the demand of its whole market.
 *
 * @param treated indexes of customers
 * @param control indexes of customers
 * @param budget in the currency of the market
 */
record Campaign(
    String id,
    String name,
    Medium medium,
    Market market,
    LocalDate from,
    LocalDate through,
    BigDecimal budget,
    double lift,
    BitSet treated,
    BitSet control) {

  /** How a campaign reaches people. */
  enum Medium {
    EMAIL,
    SMS,
    SEARCH,
    SOCIAL;

    boolean direct() {
      return this == EMAIL || this == SMS;
    }
  }

  boolean worksOn(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(through);
  }

  int effectDays() {
    return (int) java.time.temporal.ChronoUnit.DAYS.between(from, through) + 1;
  }

  /** What the campaign does to the demand of a whole market; direct ones act on customers. */
  double marketFactor(Market other, LocalDate day) {
    return !medium.direct() && market == other && worksOn(day) ? lift : 1;
  }

  /** What the campaign does to how often a customer orders. */
  double customerFactor(int customer, LocalDate day) {
    return medium.direct() && worksOn(day) && treated.get(customer) ? lift : 1;
  }
}
