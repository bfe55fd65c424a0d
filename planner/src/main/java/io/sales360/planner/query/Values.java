package io.sales360.planner.query;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Values of a row as text that reads the same everywhere: no exponents, no trailing zeros, ISO
 * dates.
 */
public final class Values {
  private Values() {}

  /** The text of a value; empty for null. */
  public static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return plain(number);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? plain(BigDecimal.valueOf(number)) : number.toString();
    }
    return value.toString();
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** The text on one line: control characters, which could redraw a terminal, become blanks. */
  static String onOneLine(@Nullable Object value) {
    String text = text(value);
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return line.toString();
  }
}
