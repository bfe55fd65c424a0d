package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/**
 * A monthly index of what households spend on sportswear, 100 on average, known some weeks after
 * the month. Demand follows it with the power {@link #DEMAND_POWER}.
 */
final class MarketIndex {
  static final double DEMAND_POWER = 0.8;
  private static final int RELEASE_LAG_DAYS = 18;

  private final Map<YearMonth, BigDecimal> values = new TreeMap<>();

  MarketIndex(DateSpan span, Seeds seeds) {
    Draws draws = seeds.stream("market-index");
    double level = 0;
    YearMonth end = YearMonth.from(span.last());
    for (YearMonth month = YearMonth.from(span.first());
        !month.isAfter(end);
        month = month.plusMonths(1)) {
      level = 0.85 * level + 2.2 * draws.gaussian();
      values.put(month, BigDecimal.valueOf(100 + level).setScale(1, RoundingMode.HALF_UP));
    }
  }

  /** The index by month, in order. */
  Map<YearMonth, BigDecimal> values() {
    return values;
  }

  /** When the value of a month became public. */
  static LocalDate releasedOn(YearMonth month) {
    return month.atEndOfMonth().plusDays(RELEASE_LAG_DAYS);
  }

  double demandFactor(LocalDate day) {
    BigDecimal value = values.get(YearMonth.from(day));
    if (value == null) {
      throw new IllegalArgumentException("There is no market index for (" + day + ").");
    }
    return StrictMath.pow(value.doubleValue() / 100, DEMAND_POWER);
  }
}
