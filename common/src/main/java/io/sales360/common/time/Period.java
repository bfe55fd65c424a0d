package io.sales360.common.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Lengths of periods that numbers are summed over. Weeks start on Monday (ISO 8601). */
public enum Period {
  DAY,
  WEEK,
  MONTH,
  QUARTER;

  /** First day of the period that holds the day. */
  public LocalDate startOf(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> day.withDayOfMonth(1).withMonth((day.getMonthValue() - 1) / 3 * 3 + 1);
    };
  }

  /** First day of the period that many periods later (or earlier, if negative). */
  public LocalDate plus(LocalDate start, long periods) {
    return switch (this) {
      case DAY -> start.plusDays(periods);
      case WEEK -> start.plusWeeks(periods);
      case MONTH -> start.plusMonths(periods);
      case QUARTER -> start.plusMonths(Math.multiplyExact(3, periods));
    };
  }

  /** Last day of the period that starts on the day. */
  public LocalDate lastDay(LocalDate start) {
    return plus(start, 1).minusDays(1);
  }
}
