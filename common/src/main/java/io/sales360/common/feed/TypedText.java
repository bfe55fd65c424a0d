package io.sales360.common.feed;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/**
 * The text of values that a file holds as instants or floating numbers: ISO forms, which the
 * patterns of {@link io.sales360.common.product.ValueFormat} for such files read back.
 */
public final class TypedText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter NANOS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS", Locale.ROOT);

  private TypedText() {}

  public static String instant(Instant instant) {
    return local(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
  }

  public static String local(LocalDateTime time) {
    return (time.get(ChronoField.NANO_OF_SECOND) == 0 ? SECONDS : NANOS).format(time);
  }

  /** An instant from a count since 1970 and the count of such units in a second. */
  public static Instant since1970(long units, long perSecond) {
    long nanosPerUnit = 1_000_000_000L / perSecond;
    return Instant.ofEpochSecond(
        Math.floorDiv(units, perSecond), Math.floorMod(units, perSecond) * nanosPerUnit);
  }

  /** The shortest decimal that means the same double; what is no number stays a word. */
  public static String number(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  /** The shortest decimal that means the same float. */
  public static String number(float value) {
    return Float.isFinite(value)
        ? new BigDecimal(Float.toString(value)).stripTrailingZeros().toPlainString()
        : Float.toString(value);
  }
}
