package io.sales360.planner.metrics.time;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Every day from a year before the data to a year after it, each with its place in the fiscal
 * calendar where the lake has one. Immutable but for what it remembers.
 */
public final class SalesCalendar {
  private final NavigableMap<LocalDate, CalendarDate> days = new TreeMap<>();
  private final Map<TimeGrain, NavigableMap<TimeGrain.Key, Period>> periods =
      new EnumMap<>(TimeGrain.class);

  /**
   * A calendar.
   *
   * @param dates days of the lake's calendar; may be none
   * @param first first day with data
   * @param last last day with data
   */
  public SalesCalendar(Collection<CalendarDate> dates, LocalDate first, LocalDate last) {
    LocalDate end = LocalDate.of(last.getYear() + 1, 12, 31);
    for (LocalDate d = LocalDate.of(first.getYear() - 1, 1, 1);
        !d.isAfter(end);
        d = d.plusDays(1)) {
      days.put(d, CalendarDate.plain(d));
    }
    for (CalendarDate date : dates) {
      days.put(date.day(), date);
    }
    for (TimeGrain grain : TimeGrain.values()) {
      periods.put(grain, group(grain));
    }
  }

  private NavigableMap<TimeGrain.Key, Period> group(TimeGrain grain) {
    NavigableMap<TimeGrain.Key, Period> grouped = new TreeMap<>();
    for (CalendarDate date : days.values()) {
      if (!grain.isFiscal() || date.isFiscal()) {
        TimeGrain.Key key = grain.keyOf(date);
        grouped.merge(
            key,
            new Period(key, date.day(), date.day()),
            (a, b) -> new Period(key, a.startsOn(), b.endsOn()));
      }
    }
    return grouped;
  }

  /** Whether fiscal grains can be asked for. */
  public boolean isFiscal() {
    return !periods(TimeGrain.FISCAL_YEAR).isEmpty();
  }

  /** The period of the grain that holds the day; empty where the calendar does not know it. */
  Optional<Period> holding(TimeGrain grain, LocalDate day) {
    CalendarDate date = days.get(day);
    return date == null || (grain.isFiscal() && !date.isFiscal())
        ? Optional.empty()
        : Optional.ofNullable(periods(grain).get(grain.keyOf(date)));
  }

  /** The periods that share a day with the range, in order. */
  List<Period> between(TimeGrain grain, LocalDate first, LocalDate last) {
    return periods(grain).values().stream()
        .filter(p -> !p.endsOn().isBefore(first) && !p.startsOn().isAfter(last))
        .toList();
  }

  /** The earlier period that one is held against. */
  Optional<Period> counterpart(TimeGrain grain, Period period, Comparison comparison) {
    NavigableMap<TimeGrain.Key, Period> all = periods(grain);
    if (comparison == Comparison.PREVIOUS_PERIOD) {
      return Optional.ofNullable(all.lowerEntry(period.key())).map(Map.Entry::getValue);
    }
    TimeGrain.Key key = new TimeGrain.Key(period.key().year() - 1, period.key().number());
    if (grain == TimeGrain.DAY) { // 29 February: the last day of that month.
      return Optional.ofNullable(all.floorEntry(key))
          .map(Map.Entry::getValue)
          .filter(p -> p.key().year() == key.year());
    }
    return Optional.ofNullable(all.get(key));
  }

  private NavigableMap<TimeGrain.Key, Period> periods(TimeGrain grain) {
    return periods.getOrDefault(grain, new TreeMap<>());
  }
}
