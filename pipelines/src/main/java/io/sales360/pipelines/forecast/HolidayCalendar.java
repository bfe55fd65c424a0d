package io.sales360.pipelines.forecast;

import io.sales360.common.model.CalendarDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Days that the company's calendar marks, counted per period. A mark with a territory holds for the
 * series of that territory, one without territory and country for all. A calendar tells the future
 * up to the end of the year of its last mark; a column that needs more than it tells is left out.
 */
final class HolidayCalendar {
  private final List<CalendarDay> marks = new ArrayList<>();

  HolidayCalendar(Iterable<CalendarDay> all) {
    all.forEach(marks::add);
  }

  double @Nullable [] holidays(SeriesKey key, long[] edges) {
    return count(
        key, mark -> Boolean.TRUE.equals(mark.isHoliday()) || mark.holidayName() != null, edges);
  }

  double @Nullable [] closedDays(SeriesKey key, long[] edges) {
    return count(key, mark -> Boolean.TRUE.equals(mark.isClosed()), edges);
  }

  private double @Nullable [] count(SeriesKey key, Predicate<CalendarDay> counts, long[] edges) {
    TreeSet<Long> days = new TreeSet<>();
    LocalDate last = LocalDate.MIN;
    for (CalendarDay mark : marks) {
      boolean holds =
          mark.territoryId() == null
              ? mark.country() == null
              : mark.territoryId().equals(key.territoryId());
      if (holds) {
        last = mark.day().isAfter(last) ? mark.day() : last;
        if (counts.test(mark)) {
          days.add(mark.day().toEpochDay());
        }
      }
    }
    LocalDate needed = LocalDate.ofEpochDay(edges[edges.length - 1] - 1);
    if (days.isEmpty() || last.getYear() < needed.getYear()) {
      return null;
    }
    double[] column = new double[edges.length - 1];
    for (int t = 0; t < column.length; t++) {
      column[t] = days.subSet(edges[t], edges[t + 1]).size();
    }
    return column;
  }
}
