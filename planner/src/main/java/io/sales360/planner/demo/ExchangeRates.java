package io.sales360.planner.demo;

import io.sales360.planner.demo.dialect.Draws;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Daily rates to the US dollar on working days only; nothing is quoted on weekends, on Christmas
 * Day and on New Year's Day. Starts a week before the first day, so that each day has an earlier
 * rate.
 */
final class ExchangeRates {
  /** US dollars for one unit of a currency. Grain: day, currency. */
  record Rate(LocalDate day, String currency, BigDecimal dollars) {}

  private final List<Rate> rates = new ArrayList<>();

  ExchangeRates(DateSpan span, Seeds seeds) {
    Draws draws = seeds.stream("exchange-rates");
    double euro = 1.13;
    double pound = 1.35;
    for (LocalDate day = span.first().minusDays(7);
        !day.isAfter(span.last());
        day = day.plusDays(1)) {
      euro = step(euro, 1.09, draws);
      pound = step(pound, 1.27, draws);
      if (quoted(day)) {
        rates.add(new Rate(day, "EUR", rounded(euro)));
        rates.add(new Rate(day, "GBP", rounded(pound)));
      }
    }
  }

  List<Rate> rates() {
    return rates;
  }

  /** A random walk that is pulled back slowly. */
  private static double step(double rate, double centre, Draws draws) {
    return rate + 0.004 * (centre - rate) + 0.005 * rate * draws.gaussian();
  }

  private static BigDecimal rounded(double rate) {
    return BigDecimal.valueOf(rate).setScale(5, RoundingMode.HALF_UP);
  }

  private static boolean quoted(LocalDate day) {
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean holiday =
        (day.getMonthValue() == 12 && day.getDayOfMonth() == 25) || day.getDayOfYear() == 1;
    return !weekend && !holiday;
  }
}
