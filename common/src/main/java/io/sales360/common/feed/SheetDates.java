package io.sales360.common.feed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Dates in spreadsheets: numbers of days whose cells are formatted as dates.
 *
 * <p>Source: ECMA-376-1, 18.8.30 (number formats) and 18.17.4 (dates and times).
 */
final class SheetDates {
  private static final LocalDate BASE_1904 = LocalDate.of(1904, 1, 1);
  private static final LocalDate BASE_1900 = LocalDate.of(1899, 12, 30);
  private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(86_400_000);

  /** The day that spreadsheets believe in, and the calendar does not: 29 February 1900. */
  private static final int NO_SUCH_DAY = 60;

  private SheetDates() {}

  /** Whether a cell's format shows days, or days with times. */
  static boolean isDate(@Nullable Integer id, @Nullable String pattern) {
    boolean builtIn = id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36));
    return builtIn || (pattern != null && showsDays(pattern));
  }

  /** Whether d or y stands in the format's first section, outside of quotes and brackets. */
  private static boolean showsDays(String pattern) {
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = Character.toLowerCase(pattern.charAt(i));
      if (c == '\\' || c == '_') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == ';') {
        return false;
      } else if (!quoted && (c == '[' || c == ']')) {
        bracketed = c == '[';
      } else if (!quoted && !bracketed && (c == 'd' || c == 'y')) {
        return true;
      }
    }
    return false;
  }

  /** The time that a number of days means, to the millisecond. */
  static LocalDateTime time(BigDecimal serial, boolean since1904) {
    BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
    long days = whole.longValueExact();
    long millis =
        serial
            .subtract(whole)
            .multiply(MILLIS_PER_DAY)
            .setScale(0, RoundingMode.HALF_UP)
            .longValueExact();
    LocalDate base = since1904 ? BASE_1904 : BASE_1900;
    long shift = !since1904 && days < NO_SUCH_DAY ? 1 : 0;
    return base.plusDays(days + shift).atStartOfDay().plusNanos(millis * 1_000_000);
  }
}
