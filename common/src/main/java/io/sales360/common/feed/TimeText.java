package io.sales360.common.feed;

import io.sales360.common.product.DatePattern;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates and timestamps by patterns tried in turn. What names no zone is of the format's zone;
 * a date read as a timestamp is the start of its day there. Values repeat in sales files, so the
 * last few thousand are kept. Not thread-safe.
 */
final class TimeText {
  private static final int KEPT = 8192;

  private final List<String> patterns;
  private final List<DateTimeFormatter> formatters;
  private final ZoneId zone;
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final Map<String, Instant> instants = new HashMap<>();

  TimeText(List<String> patterns, ZoneId zone) {
    this.patterns = List.copyOf(patterns);
    this.formatters = patterns.stream().map(DatePattern::formatter).toList();
    this.zone = zone;
  }

  /** Patterns of one list, then those of another. */
  static List<String> both(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  LocalDate date(String text) throws ValueException {
    LocalDate known = dates.get(text);
    if (known == null) {
      known = date(parsed(text, "bad_date", "date"));
      keep(dates, text, known);
    }
    return known;
  }

  Instant instant(String text) throws ValueException {
    Instant known = instants.get(text);
    if (known == null) {
      known = instant(parsed(text, "bad_timestamp", "timestamp"));
      keep(instants, text, known);
    }
    return known;
  }

  private static <T> void keep(Map<String, T> kept, String text, T value) {
    if (kept.size() >= KEPT) {
      kept.clear();
    }
    kept.put(text, value);
  }

  private LocalDate date(TemporalAccessor read) {
    return hasOffset(read)
        ? LocalDate.ofInstant(instant(read), zone)
        : read.query(TemporalQueries.localDate());
  }

  private Instant instant(TemporalAccessor read) {
    LocalTime time = read.query(TemporalQueries.localTime());
    LocalDate date = read.query(TemporalQueries.localDate());
    ZoneId own = read.query(TemporalQueries.zone());
    if (time == null) {
      return date.atStartOfDay(zone).toInstant();
    }
    return date.atTime(time).atZone(own == null ? zone : own).toInstant();
  }

  private static boolean hasOffset(TemporalAccessor read) {
    return read.isSupported(ChronoField.OFFSET_SECONDS)
        && read.query(TemporalQueries.localTime()) != null;
  }

  private TemporalAccessor parsed(String text, String rule, String what) throws ValueException {
    for (DateTimeFormatter each : formatters) {
      TemporalAccessor read = fitting(each, text);
      if (read != null) {
        return read;
      }
    }
    throw new ValueException(
        rule,
        null,
        text,
        "'"
            + text
            + "' is no "
            + what
            + " of the form "
            + String.join(" or ", patterns)
            + ", such as "
            + example()
            + ".\nMaybe add its pattern to the feed's format, or its word to nulls.");
  }

  private static @Nullable TemporalAccessor fitting(DateTimeFormatter formatter, String text) {
    // Cheaper than an exception: most misses fail at a character.
    ParsePosition position = new ParsePosition(0);
    if (formatter.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
      return null;
    }
    try {
      TemporalAccessor read = formatter.parse(text);
      return read.query(TemporalQueries.localDate()) == null ? null : read;
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private String example() {
    return formatters
        .get(0)
        .format(LocalDate.of(2024, 1, 31).atTime(14, 30).atZone(ZoneOffset.UTC));
  }
}
