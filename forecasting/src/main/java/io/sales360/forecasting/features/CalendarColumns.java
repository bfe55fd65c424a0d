package io.sales360.forecasting.features;

import io.sales360.forecasting.model.Frequency;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** Calendar columns of a period by its first day. */
final class CalendarColumns {
  private CalendarColumns() {}

  static int count(Frequency frequency) {
    return switch (frequency) {
      case YEAR -> 1;
      case QUARTER, MONTH -> 2;
      case WEEK -> 3;
      case DAY -> 6;
      case HOUR -> 3;
    };
  }

  /** Writes the columns at {@code at} and returns the place after them. */
  static int fill(float[] row, int at, Frequency frequency, LocalDate day, int t) {
    int i = at;
    switch (frequency) {
      case YEAR -> row[i++] = 0;
      case QUARTER, MONTH -> {
        row[i++] = day.getMonthValue();
        row[i++] = workingDays(day, frequency == Frequency.MONTH ? 1 : 3);
      }
      case WEEK -> {
        row[i++] = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        row[i++] = day.getMonthValue();
        row[i++] = day.getDayOfMonth();
      }
      case DAY -> {
        row[i++] = day.getDayOfWeek().getValue();
        row[i++] = day.getDayOfMonth();
        row[i++] = day.getMonthValue();
        row[i++] = day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        row[i++] = day.getDayOfYear();
        row[i++] = day.lengthOfMonth() - day.getDayOfMonth();
      }
      case HOUR -> {
        row[i++] = Math.floorMod(t, 24);
        row[i++] = day.getDayOfWeek().getValue();
        row[i++] = day.getMonthValue();
      }
    }
    return i;
  }

  /** Days from Monday to Friday in the months that start at {@code first}. */
  private static int workingDays(LocalDate first, int months) {
    int count = 0;
    LocalDate end = first.plusMonths(months);
    for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
      boolean weekend =
          day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
      count += weekend ? 0 : 1;
    }
    return count;
  }
}
