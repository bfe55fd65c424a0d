package io.sales360.planner.bench;

import io.sales360.forecasting.model.Frequency;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Where a date stands on the line of periods of a frequency, and which frequency dates have. */
final class Positions {
  private Positions() {}

  /** Hours since 1970; {@code ds} is a date, or a date and a time. */
  static long hours(CsvRows.Row row) {
    String text = row.required("ds");
    try {
      LocalDateTime when =
          text.length() > 10
              ? LocalDateTime.parse(text.replace(' ', 'T').replaceFirst("Z$", ""))
              : LocalDate.parse(text).atStartOfDay();
      return ChronoUnit.HOURS.between(LocalDate.EPOCH.atStartOfDay(), when);
    } catch (DateTimeException e) {
      throw row.wrong(
          "ds", text, "must be a date like 2024-01-31 or 2024-01-31 13:00:00", "use ISO dates");
    }
  }

  /** The commonest distance between neighbours, as a frequency. */
  static Frequency frequency(Collection<long[]> series) {
    Map<Frequency, Integer> votes = new TreeMap<>();
    for (long[] hours : series) {
      for (int i = 1; i < hours.length; i++) {
        if (hours[i] > hours[i - 1]) {
          votes.merge(ofDistance(hours[i] - hours[i - 1]), 1, Integer::sum);
        }
      }
    }
    return votes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Frequency.YEAR);
  }

  private static Frequency ofDistance(long hours) {
    long days = hours / 24;
    if (days < 1) {
      return Frequency.HOUR;
    } else if (days < 7) {
      return Frequency.DAY;
    } else if (days < 28) {
      return Frequency.WEEK;
    } else if (days < 89) {
      return Frequency.MONTH;
    }
    return days < 360 ? Frequency.QUARTER : Frequency.YEAR;
  }

  /** Periods since 1970. Weeks count from the weekday of {@code origin}. */
  static long periods(Frequency frequency, long hours, long origin) {
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(hours, 24L));
    return switch (frequency) {
      case HOUR -> hours;
      case DAY -> date.toEpochDay();
      case WEEK -> Math.floorDiv(hours - origin, 24L * 7);
      case MONTH -> date.getYear() * 12L + date.getMonthValue() - 1;
      case QUARTER -> (date.getYear() * 12L + date.getMonthValue() - 1) / 3;
      case YEAR -> date.getYear();
    };
  }
}
