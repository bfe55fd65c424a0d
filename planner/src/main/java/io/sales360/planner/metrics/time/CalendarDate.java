package io.sales360.planner.metrics.time;

import java.time.LocalDate;

/**
 * One day of the calendar of a lake. Fiscal numbers are 0 where the lake has no fiscal calendar.
 *
 * @param day the day
 * @param fiscalYear fiscal year
 * @param fiscalQuarter quarter of the fiscal year, from 1
 * @param fiscalPeriod period of the fiscal year, from 1
 * @param fiscalWeek week of the fiscal year, from 1
 */
public record CalendarDate(
    LocalDate day, int fiscalYear, int fiscalQuarter, int fiscalPeriod, int fiscalWeek) {

  /** A day without a fiscal calendar. */
  public static CalendarDate plain(LocalDate day) {
    return new CalendarDate(day, 0, 0, 0, 0);
  }

  boolean isFiscal() {
    return fiscalYear != 0;
  }
}
