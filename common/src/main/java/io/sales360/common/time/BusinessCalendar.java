package io.sales360.common.time;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/**
 * Which business day an instant falls on, and which fiscal year, quarter, period and week a day
 * belongs to.
 *
 * <p>With months ({@code weekBased} false) a fiscal year starts on the declared day, has twelve
 * periods that start on that day of each month (on the last day of shorter months), and its weeks
 * are counted in sevens from its first day.
 *
 * <p>With 4-4-5 weeks, a fiscal year starts on the Monday nearest to the declared day (up from
 * Friday on, as in ISO 8601 for 1 January), so it has 52 or 53 whole weeks; each quarter has
 * periods of 4, 4 and 5 weeks, and a 53rd week belongs to the twelfth period.
 *
 * <p>A fiscal year has the number of the calendar year it ends in.
 *
 * @param zone its days are the business days
 * @param fiscalYearStart month and day on which the fiscal year starts
 * @param weekBased true for 4-4-5 weeks
 */
public record BusinessCalendar(ZoneId zone, MonthDay fiscalYearStart, boolean weekBased)
    implements Serializable {
  private static final int WEEKS_OF_QUARTER = 13;
  private static final int QUARTERS = 4;

  public BusinessCalendar {
    if (fiscalYearStart.equals(MonthDay.of(2, 29))) {
      throw new IllegalArgumentException(
          "The fiscal year cannot start on 02-29.%nMaybe on 03-01.".formatted());
    }
  }

  /**
   * A day of the fiscal calendar.
   *
   * @param year fiscal year, named for the calendar year it ends in
   * @param quarter 1 to 4
   * @param period 1 to 12
   * @param week from 1; with 4-4-5 up to 52 or 53
   * @param yearStartsOn first day of the fiscal year
   */
  public record FiscalDay(int year, int quarter, int period, int week, LocalDate yearStartsOn)
      implements Serializable {}

  /** The business day of an instant. */
  public LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** First instant of a business day; where the clock skips midnight, the first that exists. */
  public Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** Year of the ISO week. */
  public static int isoYear(LocalDate day) {
    return day.get(IsoFields.WEEK_BASED_YEAR);
  }

  /** ISO week, 1 to 53. */
  public static int isoWeek(LocalDate day) {
    return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  /** Where a day stands in the fiscal calendar. */
  public FiscalDay fiscal(LocalDate day) {
    int startYear = day.getYear() + 1;
    while (yearStart(startYear).isAfter(day)) {
      startYear--;
    }
    LocalDate start = yearStart(startYear);
    int name = nameOf(startYear);
    int days = (int) ChronoUnit.DAYS.between(start, day);
    if (weekBased) {
      return weekBased(name, days / 7, start);
    }
    int months = 11;
    while (periodStart(startYear, months).isAfter(day)) {
      months--;
    }
    return new FiscalDay(name, months / 3 + 1, months + 1, days / 7 + 1, start);
  }

  private static FiscalDay weekBased(int year, int weeks, LocalDate start) {
    int quarter = Math.min(weeks / WEEKS_OF_QUARTER, QUARTERS - 1);
    int weekOfQuarter = weeks - quarter * WEEKS_OF_QUARTER;
    int periodOfQuarter = Math.min(weekOfQuarter / 4, 2);
    return new FiscalDay(year, quarter + 1, quarter * 3 + periodOfQuarter + 1, weeks + 1, start);
  }

  /** First day of the fiscal year whose start is declared in that calendar year. */
  private LocalDate yearStart(int calendarYear) {
    LocalDate declared = fiscalYearStart.atYear(calendarYear);
    if (!weekBased) {
      return declared;
    }
    LocalDate monday = declared.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return ChronoUnit.DAYS.between(monday, declared) > 3 ? monday.plusWeeks(1) : monday;
  }

  private LocalDate periodStart(int startYear, int months) {
    LocalDate first = LocalDate.of(startYear, fiscalYearStart.getMonth(), 1).plusMonths(months);
    return first.withDayOfMonth(Math.min(fiscalYearStart.getDayOfMonth(), first.lengthOfMonth()));
  }

  /** A year that starts on 1 January ends in the same year, any other in the next. */
  private int nameOf(int startYear) {
    boolean calendarYear = fiscalYearStart.equals(MonthDay.of(1, 1));
    return calendarYear ? startYear : startYear + 1;
  }
}
