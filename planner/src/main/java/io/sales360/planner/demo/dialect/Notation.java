package io.sales360.planner.demo.dialect;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one source system writes amounts and dates.
 *
 * @param grouping what separates thousands; empty for none
 * @param sign what stands before an amount, such as a currency sign; empty for none
 */
public record Notation(
    String decimalMark,
    String grouping,
    String sign,
    DateTimeFormatter dates,
    DateTimeFormatter moments) {

  /** Plain numbers, {@code yyyy-MM-dd} and {@code yyyy-MM-dd HH:mm:ss}. */
  public static Notation plain() {
    return of(".", "", "", "uuuu-MM-dd", "uuuu-MM-dd HH:mm:ss");
  }

  /** A notation from patterns in English. */
  public static Notation of(
      String decimalMark, String grouping, String sign, String datePattern, String momentPattern) {
    return new Notation(
        decimalMark,
        grouping,
        sign,
        DateTimeFormatter.ofPattern(datePattern, Locale.ENGLISH),
        DateTimeFormatter.ofPattern(momentPattern, Locale.ENGLISH));
  }

  /** The amount at its own scale. */
  public @Nullable String amount(@Nullable BigDecimal amount) {
    if (amount == null) {
      return null;
    }
    String[] parts = amount.abs().toPlainString().split("\\.", -1);
    StringBuilder whole = new StringBuilder(parts[0]);
    for (int i = whole.length() - 3; i > 0 && !grouping.isEmpty(); i -= 3) {
      whole.insert(i, grouping);
    }
    String minus = amount.signum() < 0 ? "-" : "";
    return minus + sign + whole + (parts.length > 1 ? decimalMark + parts[1] : "");
  }

  public @Nullable String date(@Nullable LocalDate date) {
    return date == null ? null : dates.format(date);
  }

  public @Nullable String moment(@Nullable LocalDateTime moment) {
    return moment == null ? null : moments.format(moment);
  }
}
