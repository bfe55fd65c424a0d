package io.sales360.planner.metrics.time;

import io.sales360.common.time.BusinessCalendar;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** Lengths of time that figures are shown by. */
public enum TimeGrain {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR,
  FISCAL_WEEK,
  FISCAL_PERIOD,
  FISCAL_QUARTER,
  FISCAL_YEAR;

  /**
   * Where a period stands: its year and its number within the year. The one before is the next
   * lower key, the one a year ago has the same number.
   */
  public record Key(int year, int number) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return year != other.year
          ? Integer.compare(year, other.year)
          : Integer.compare(number, other.number);
    }
  }

  /** Whether the fiscal calendar of the lake decides. */
  public boolean isFiscal() {
    return switch (this) {
      case DAY, WEEK, MONTH, QUARTER, YEAR -> false;
      case FISCAL_WEEK, FISCAL_PERIOD, FISCAL_QUARTER, FISCAL_YEAR -> true;
    };
  }

  /** The period that holds the day. */
  Key keyOf(CalendarDate date) {
    LocalDate day = date.day();
    return switch (this) {
      case DAY -> new Key(day.getYear(), day.getMonthValue() * 100 + day.getDayOfMonth());
      case WEEK -> new Key(BusinessCalendar.isoYear(day), BusinessCalendar.isoWeek(day));
      case MONTH -> new Key(day.getYear(), day.getMonthValue());
      case QUARTER -> new Key(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case YEAR -> new Key(day.getYear(), 1);
      case FISCAL_WEEK -> new Key(date.fiscalYear(), date.fiscalWeek());
      case FISCAL_PERIOD -> new Key(date.fiscalYear(), date.fiscalPeriod());
      case FISCAL_QUARTER -> new Key(date.fiscalYear(), date.fiscalQuarter());
      case FISCAL_YEAR -> new Key(date.fiscalYear(), 1);
    };
  }

  /** How results show the period: its first day, or the fiscal name. */
  String label(Key key, LocalDate startsOn) {
    return switch (this) {
      case FISCAL_WEEK -> fiscal(key, " W%02d");
      case FISCAL_PERIOD -> fiscal(key, " P%02d");
      case FISCAL_QUARTER -> fiscal(key, " Q%d");
      case FISCAL_YEAR -> "FY" + key.year();
      default -> startsOn.toString();
    };
  }

  private static String fiscal(Key key, String number) {
    return "FY" + key.year() + String.format(Locale.ROOT, number, key.number());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
