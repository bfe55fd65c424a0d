package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * What the calendar does to the demand of a channel: trend, weekday, holidays, the weeks before
 * Christmas, the market index and a small common shock per day.
 */
final class DemandCalendar {
  /** Demand grows by this much a year, compounded daily. */
  static final double YEARLY_GROWTH = 0.14;

  private static final double SHOCK = 0.04;

  // Monday first.
  private static final double[] STORE_WEEK = {0.75, 0.75, 0.85, 0.95, 1.25, 1.60, 0.85};
  private static final double[] ONLINE_WEEK = {1.15, 1.05, 1.00, 0.95, 0.85, 0.90, 1.10};

  private final DateSpan span;
  private final MarketIndex index;
  private final double[] shocks;

  DemandCalendar(DateSpan span, MarketIndex index, Seeds seeds) {
    this.span = span;
    this.index = index;
    Draws draws = seeds.stream("daily-shock");
    shocks = new double[span.count()];
    for (int d = 0; d < shocks.length; d++) {
      shocks[d] = StrictMath.exp(SHOCK * draws.gaussian() - SHOCK * SHOCK / 2);
    }
  }

  /** Demand of the channel on a day, relative to a normal day at the start. */
  double factor(Channel channel, int d) {
    LocalDate day = span.day(d);
    if (day.isBefore(channel.openedOn())) {
      return 0;
    }
    double trend = StrictMath.exp(StrictMath.log1p(YEARLY_GROWTH) * d / 365.25);
    double holiday =
        Holidays.on(day, channel.market())
            .map(found -> channel.online() ? found.onlineFactor() : found.storeFactor())
            .orElse(1.0);
    return trend
        * weekday(channel, day.getDayOfWeek())
        * holiday
        * advent(day)
        * index.demandFactor(day)
        * shocks[d];
  }

  private static double weekday(Channel channel, DayOfWeek weekday) {
    if (channel.online()) {
      return ONLINE_WEEK[weekday.getValue() - 1];
    }
    // Shops in Germany are shut on Sundays.
    boolean shut = channel.market() == Market.EU && weekday == DayOfWeek.SUNDAY;
    return shut ? 0 : STORE_WEEK[weekday.getValue() - 1];
  }

  /** Demand rises from the last week of November to 20 December and falls after Christmas. */
  private static double advent(LocalDate day) {
    int dayOfMonth = day.getDayOfMonth();
    if (day.getMonthValue() == 12) {
      return dayOfMonth <= 20 ? 1.2 + 0.03 * dayOfMonth : dayOfMonth <= 24 ? 1.5 : 0.8;
    }
    return day.getMonthValue() == 11 && dayOfMonth >= 23 ? 1.15 : 1;
  }
}
