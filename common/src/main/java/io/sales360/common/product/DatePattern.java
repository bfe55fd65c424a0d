package io.sales360.common.product;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** Patterns of dates and timestamps as product files write them, read strictly: no 31 February. */
public final class DatePattern {
  private static final LocalDate DAY = LocalDate.of(2024, 11, 29);

  private DatePattern() {}

  /**
   * A thread-safe formatter.
   *
   * @throws IllegalArgumentException if {@code pattern} is no pattern of java.time
   */
  public static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(yearsWithoutEra(pattern))
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** {@code y} needs an era to be read strictly, {@code u} does not; quoted text stays. */
  private static String yearsWithoutEra(String pattern) {
    StringBuilder out = new StringBuilder(pattern.length());
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      out.append(c == 'y' && !quoted ? 'u' : c);
    }
    return out.toString();
  }

  /** Refuses a pattern from which no whole date can be read. */
  static String checkedDate(String pattern) {
    DateTimeFormatter formatter = formatter(pattern);
    try {
      TemporalAccessor read = formatter.parse(formatter.format(DAY.atStartOfDay(ZoneOffset.UTC)));
      if (DAY.equals(read.query(TemporalQueries.localDate()))) {
        return pattern;
      }
    } catch (DateTimeException incomplete) {
      throw new IllegalArgumentException("it does not give a whole date", incomplete);
    }
    throw new IllegalArgumentException("it does not give a whole date");
  }

  /** Refuses a pattern from which no date with a time can be read. */
  static String checkedTimestamp(String pattern) {
    DateTimeFormatter formatter = formatter(pattern);
    ZonedDateTime noon = DAY.atTime(13, 14, 15).atZone(ZoneOffset.UTC);
    try {
      TemporalAccessor read = formatter.parse(formatter.format(noon));
      if (DAY.equals(read.query(TemporalQueries.localDate()))
          && read.query(TemporalQueries.localTime()) != null) {
        return pattern;
      }
    } catch (DateTimeException incomplete) {
      throw new IllegalArgumentException("it does not give a date with a time", incomplete);
    }
    throw new IllegalArgumentException("it does not give a date with a time");
  }
}
