package io.sales360.common.feed;

import io.sales360.common.product.ValueFormat;
import java.math.BigDecimal;
import java.util.List;

/**
 * Reads numbers as people and systems write them: decimal comma, thousands, currency signs,
 * percent, and minus before, behind or as parentheses. Exact; nothing is rounded.
 */
final class NumberText {
  /** Decimals of every number in the lake. */
  static final int MAX_DECIMALS = 9;

  /** Digits before the decimals: DECIMAL(38,9). */
  static final int MAX_WHOLE_DIGITS = 29;

  private static final int MAX_CHARS = 100;

  private final char decimalMark;
  private final char groupingMark;
  private final List<String> currencySigns;

  NumberText(ValueFormat format) {
    decimalMark = format.decimalMark();
    groupingMark = format.groupingMark();
    currencySigns = format.currencySigns();
  }

  /** A number that fits the lake's DECIMAL(38,9). */
  BigDecimal decimal(String text) throws ValueException {
    BigDecimal number = exact(text);
    if (number.scale() > MAX_DECIMALS) {
      number = number.stripTrailingZeros();
      if (number.scale() > MAX_DECIMALS) {
        throw new ValueException(
            "too_many_decimals",
            null,
            text,
            "the number '"
                + text
                + "' has more than 9 decimals.\n"
                + "Maybe round it: {expr: \"round(column, 9)\"} with the type decimal.");
      }
    }
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  /** A number of any scale, for expressions. */
  BigDecimal exact(String text) throws ValueException {
    if (text.length() > MAX_CHARS) {
      throw bad(text);
    }
    BigDecimal number = isPlain(text) ? parsed(text, text) : written(text);
    if (Math.abs((long) number.scale()) > MAX_CHARS
        || number.precision() - number.scale() > MAX_WHOLE_DIGITS) {
      throw new ValueException(
          "number_too_large", null, text, "the number '" + text + "' has more than 29 digits.");
    }
    return number;
  }

  private boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && !(c == '.' && decimalMark == '.') && !(c == '-' && i == 0)) {
        return false;
      }
    }
    return true;
  }

  private BigDecimal written(String text) throws ValueException {
    String rest = text.strip();
    boolean parentheses = rest.startsWith("(") && rest.endsWith(")");
    boolean negative = parentheses;
    if (parentheses) {
      rest = rest.substring(1, rest.length() - 1).strip();
    }
    rest = withoutCurrency(rest);
    boolean percent = rest.endsWith("%");
    if (percent) {
      rest = rest.substring(0, rest.length() - 1).strip();
    }
    int signs = 0;
    if (!rest.isEmpty() && isSign(rest.charAt(0))) {
      negative ^= rest.charAt(0) != '+';
      rest = withoutCurrency(rest.substring(1).strip());
      signs++;
    }
    if (!rest.isEmpty() && rest.charAt(rest.length() - 1) == '-') {
      negative = !negative;
      rest = rest.substring(0, rest.length() - 1).strip();
      signs++;
    }
    if (signs > 1 || (parentheses && signs > 0)) {
      throw bad(text);
    }
    BigDecimal number = parsed(digits(rest, text), text);
    number = percent ? number.movePointLeft(2) : number;
    return negative ? number.negate() : number;
  }

  private String withoutCurrency(String text) {
    for (String sign : currencySigns) {
      if (text.startsWith(sign)) {
        return text.substring(sign.length()).strip();
      }
      if (text.endsWith(sign)) {
        return text.substring(0, text.length() - sign.length()).strip();
      }
    }
    return text;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '+' || c == '\u2212';
  }

  /** Drops grouping marks, which must stand between groups, and makes the decimal mark a point. */
  private String digits(String rest, String text) throws ValueException {
    StringBuilder plain = new StringBuilder(rest.length());
    int sinceGroup = -1;
    boolean fraction = false;
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (c == groupingMark && groupingMark != 0) {
        // Groups have three digits; some countries have two before the last.
        if (fraction
            || plain.length() == 0
            || (sinceGroup >= 0 && sinceGroup != 3 && sinceGroup != 2)) {
          throw bad(text);
        }
        sinceGroup = 0;
        continue;
      }
      if (c == decimalMark || c == 'e' || c == 'E') {
        if (!fraction && sinceGroup >= 0 && sinceGroup != 3) {
          throw bad(text);
        }
        fraction = true;
      } else if (isSign(c) && !isAfterExponent(rest, i)) {
        throw bad(text);
      } else if (c == '.') {
        throw bad(text); // it is neither the decimal nor the grouping mark
      } else if (!fraction && sinceGroup >= 0) {
        sinceGroup++;
      }
      plain.append(c == decimalMark ? '.' : c);
    }
    if (!fraction && sinceGroup >= 0 && sinceGroup != 3) {
      throw bad(text);
    }
    return plain.toString();
  }

  private static boolean isAfterExponent(String text, int index) {
    return index > 0 && (text.charAt(index - 1) == 'e' || text.charAt(index - 1) == 'E');
  }

  private BigDecimal parsed(String plain, String text) throws ValueException {
    try {
      return new BigDecimal(plain);
    } catch (NumberFormatException e) {
      throw bad(text);
    }
  }

  private ValueException bad(String text) {
    String shown = text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "…" : text;
    return new ValueException(
        "bad_number",
        null,
        shown,
        "'"
            + shown
            + "' is no number such as 1234"
            + decimalMark
            + "50.\n"
            + "Maybe set decimal_mark, grouping_mark, currency_signs or nulls in the feed's format.");
  }
}
