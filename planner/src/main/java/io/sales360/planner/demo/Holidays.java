package io.sales360.planner.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public holidays and shopping days of each market, and what they do to demand. */
final class Holidays {
  /**
   * A holiday.
   *
   * @param storeFactor demand in stores, as a multiple of a normal day
   * @param onlineFactor demand online, as a multiple of a normal day
   */
  record Holiday(String name, double storeFactor, double onlineFactor) {}

  private Holidays() {}

  /** The holiday of the day in the market, if it is one. */
  static Optional<Holiday> on(LocalDate day, Market market) {
    return Optional.ofNullable(
        switch (market) {
          case US -> american(day);
          case EU -> continental(day);
          case UK -> british(day);
        });
  }

  private static @Nullable Holiday american(LocalDate day) {
    LocalDate thanksgiving = nth(day.getYear(), 11, 4, DayOfWeek.THURSDAY);
    if (day.equals(thanksgiving)) {
      return new Holiday("Thanksgiving", 0.15, 1.3);
    }
    if (day.equals(thanksgiving.plusDays(1))) {
      return new Holiday("Black Friday", 2.6, 2.4);
    }
    if (day.equals(thanksgiving.plusDays(4))) {
      return new Holiday("Cyber Monday", 1.0, 2.8);
    }
    if (day.equals(nth(day.getYear(), 9, 1, DayOfWeek.MONDAY))) {
      return new Holiday("Labor Day", 1.35, 1.1);
    }
    if (day.getMonthValue() == 5
        && day.equals(day.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)))) {
      return new Holiday("Memorial Day", 1.35, 1.1);
    }
    if (day.getMonthValue() == 7 && day.getDayOfMonth() == 4) {
      return new Holiday("Independence Day", 0.7, 0.9);
    }
    return common(day);
  }

  private static @Nullable Holiday continental(LocalDate day) {
    LocalDate easter = easterSunday(day.getYear());
    if (day.equals(easter.minusDays(2))) {
      return new Holiday("Good Friday", 0.05, 1.1);
    }
    if (day.equals(easter.plusDays(1))) {
      return new Holiday("Easter Monday", 0.05, 1.1);
    }
    if (day.getMonthValue() == 5 && day.getDayOfMonth() == 1) {
      return new Holiday("Labour Day", 0.05, 1.0);
    }
    if (day.getMonthValue() == 10 && day.getDayOfMonth() == 3) {
      return new Holiday("Unity Day", 0.05, 1.1);
    }
    if (day.getMonthValue() == 12 && day.getDayOfMonth() == 26) {
      return new Holiday("Second Christmas Day", 0.05, 0.9);
    }
    return common(day);
  }

  private static @Nullable Holiday british(LocalDate day) {
    LocalDate easter = easterSunday(day.getYear());
    if (day.equals(easter.minusDays(2))) {
      return new Holiday("Good Friday", 0.8, 1.1);
    }
    if (day.equals(easter.plusDays(1))) {
      return new Holiday("Easter Monday", 1.2, 1.1);
    }
    if (day.getMonthValue() == 12 && day.getDayOfMonth() == 26) {
      return new Holiday("Boxing Day", 2.2, 1.6);
    }
    return common(day);
  }

  private static @Nullable Holiday common(LocalDate day) {
    if (day.getMonthValue() == 12 && day.getDayOfMonth() == 25) {
      return new Holiday("Christmas Day", 0.05, 0.4);
    }
    if (day.getMonthValue() == 1 && day.getDayOfMonth() == 1) {
      return new Holiday("New Year's Day", 0.2, 0.8);
    }
    return null;
  }

  private static LocalDate nth(int year, int month, int ordinal, DayOfWeek weekday) {
    return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, weekday));
  }

  /** Easter Sunday in the Gregorian calendar, by the anonymous algorithm (Meeus 1991, ch. 8). */
  static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return LocalDate.of(year, n / 31, n % 31 + 1);
  }
}
