package io.sales360.common.expression;

import static io.sales360.common.expression.ExpressionType.BOOLEAN;
import static io.sales360.common.expression.ExpressionType.DATE;
import static io.sales360.common.expression.ExpressionType.NUMBER;
import static io.sales360.common.expression.ExpressionType.STRING;
import static io.sales360.common.expression.ExpressionType.TIMESTAMP;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** All functions and operators that need their arguments present. */
final class FunctionCatalog {
  /** Decimals of a quotient that does not end earlier; half even from there. */
  static final int QUOTIENT_SCALE = 18;

  /** Decimals a number may be asked to have, so that a number stays small. */
  private static final int MAX_SCALE = 18;

  static final Map<String, ExpressionFunction> BY_ID =
      all().stream()
          .collect(Collectors.toUnmodifiableMap(ExpressionFunction::id, Function.identity()));

  private FunctionCatalog() {}

  private static List<ExpressionFunction> all() {
    List<ExpressionFunction> all = new ArrayList<>();
    arithmetic(all);
    comparisons(all);
    text(all);
    dates(all);
    conversions(all);
    return all;
  }

  private static void arithmetic(List<ExpressionFunction> all) {
    List<ExpressionType> two = List.of(NUMBER, NUMBER);
    all.add(global("_+_", NUMBER, two, a -> number(a[0]).add(number(a[1]))));
    all.add(global("_-_", NUMBER, two, a -> number(a[0]).subtract(number(a[1]))));
    all.add(global("_*_", NUMBER, two, a -> number(a[0]).multiply(number(a[1]))));
    all.add(global("_/_", NUMBER, two, a -> quotient(number(a[0]), number(a[1]))));
    all.add(global("-_", NUMBER, List.of(NUMBER), a -> number(a[0]).negate()));
    all.add(global("abs", NUMBER, List.of(NUMBER), a -> number(a[0]).abs()));
    all.add(global("round", NUMBER, two, a -> rounded(number(a[0]), a[1])));
    all.add(global("_+_", STRING, List.of(STRING, STRING), a -> a[0] + (String) a[1]));
  }

  private static void comparisons(List<ExpressionFunction> all) {
    Map<String, IntPredicate> orders =
        Map.of("_<_", c -> c < 0, "_<=_", c -> c <= 0, "_>_", c -> c > 0, "_>=_", c -> c >= 0);
    Map<String, IntPredicate> equalities = Map.of("_==_", c -> c == 0, "_!=_", c -> c != 0);
    for (ExpressionType type : ExpressionType.values()) {
      equalities.forEach((name, test) -> all.add(comparison(name, type, test)));
      if (type != BOOLEAN) {
        orders.forEach((name, test) -> all.add(comparison(name, type, test)));
      }
    }
    all.add(condition("!_", false, List.of(BOOLEAN), a -> !(Boolean) a[0], true));
  }

  private static void text(List<ExpressionFunction> all) {
    List<ExpressionType> two = List.of(STRING, STRING);
    all.add(condition("startsWith", true, two, a -> text(a[0]).startsWith(text(a[1])), false));
    all.add(condition("endsWith", true, two, a -> text(a[0]).endsWith(text(a[1])), false));
    all.add(condition("contains", true, two, a -> text(a[0]).contains(text(a[1])), false));
    all.add(member("lower", STRING, List.of(STRING), a -> text(a[0]).toLowerCase(Locale.ROOT)));
    all.add(member("upper", STRING, List.of(STRING), a -> text(a[0]).toUpperCase(Locale.ROOT)));
    all.add(member("trim", STRING, List.of(STRING), a -> text(a[0]).strip()));
    all.add(
        member(
            "replace",
            STRING,
            List.of(STRING, STRING, STRING),
            a -> text(a[0]).replace(text(a[1]), text(a[2]))));
    all.add(
        member(
            "substring",
            STRING,
            List.of(STRING, NUMBER),
            a -> part(text(a[0]), whole(a[1]), Integer.MAX_VALUE)));
    all.add(
        member(
            "substring",
            STRING,
            List.of(STRING, NUMBER, NUMBER),
            a -> part(text(a[0]), whole(a[1]), whole(a[2]))));
    all.add(member("size", NUMBER, List.of(STRING), a -> size(text(a[0]))));
    all.add(global("size", NUMBER, List.of(STRING), a -> size(text(a[0]))));
  }

  private static void dates(List<ExpressionFunction> all) {
    all.add(
        global("plus_days", DATE, List.of(DATE, NUMBER), a -> date(a[0]).plusDays(whole(a[1]))));
    all.add(
        global(
            "plus_days",
            TIMESTAMP,
            List.of(TIMESTAMP, NUMBER),
            a -> ((Instant) a[0]).plus(whole(a[1]), ChronoUnit.DAYS)));
    all.add(
        global(
            "days_between",
            NUMBER,
            List.of(DATE, DATE),
            a -> BigDecimal.valueOf(ChronoUnit.DAYS.between(date(a[0]), date(a[1])))));
    all.add(global("year", NUMBER, List.of(DATE), a -> BigDecimal.valueOf(date(a[0]).getYear())));
    all.add(
        global(
            "month", NUMBER, List.of(DATE), a -> BigDecimal.valueOf(date(a[0]).getMonthValue())));
    all.add(
        global("day", NUMBER, List.of(DATE), a -> BigDecimal.valueOf(date(a[0]).getDayOfMonth())));
  }

  private static void conversions(List<ExpressionFunction> all) {
    all.add(global("decimal", NUMBER, List.of(STRING), a -> parsedNumber(text(a[0]))));
    all.add(global("date", DATE, List.of(STRING), a -> parsedDate(text(a[0]))));
    all.add(
        global(
            "date",
            DATE,
            List.of(NUMBER, NUMBER, NUMBER),
            a -> dateOf(whole(a[0]), whole(a[1]), whole(a[2]))));
    all.add(
        global(
            "date",
            DATE,
            List.of(TIMESTAMP),
            a -> LocalDate.ofInstant((Instant) a[0], ZoneOffset.UTC)));
    all.add(global("string", STRING, List.of(NUMBER), a -> number(a[0]).toPlainString()));
    all.add(global("string", STRING, List.of(DATE), a -> a[0].toString()));
    all.add(global("string", STRING, List.of(TIMESTAMP), a -> a[0].toString()));
    all.add(global("string", STRING, List.of(BOOLEAN), a -> a[0].toString()));
  }

  private static ExpressionFunction global(
      String name,
      ExpressionType result,
      List<ExpressionType> parameters,
      ExpressionFunction.Body body) {
    return new ExpressionFunction(name, false, result, parameters, null, body);
  }

  private static ExpressionFunction member(
      String name,
      ExpressionType result,
      List<ExpressionType> parameters,
      ExpressionFunction.Body body) {
    return new ExpressionFunction(name, true, result, parameters, null, body);
  }

  private static ExpressionFunction condition(
      String name,
      boolean member,
      List<ExpressionType> parameters,
      ExpressionFunction.Body body,
      boolean ifMissing) {
    return new ExpressionFunction(name, member, BOOLEAN, parameters, ifMissing, body);
  }

  private static ExpressionFunction comparison(
      String name, ExpressionType type, IntPredicate test) {
    return condition(name, false, List.of(type, type), a -> test.test(compare(a[0], a[1])), false);
  }

  /** Both are of one type: the checker saw to it. */
  @SuppressWarnings("unchecked")
  static int compare(Object left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static BigDecimal number(Object value) {
    return (BigDecimal) value;
  }

  private static String text(Object value) {
    return (String) value;
  }

  private static LocalDate date(Object value) {
    return (LocalDate) value;
  }

  private static BigDecimal size(String text) {
    return BigDecimal.valueOf(text.codePointCount(0, text.length()));
  }

  private static int whole(Object value) {
    try {
      return number(value).intValueExact();
    } catch (ArithmeticException e) {
      throw new ExpressionException(
          "The number " + number(value).toPlainString() + " must be a whole number of 32 bits.");
    }
  }

  private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
    if (divisor.signum() == 0) {
      throw new ExpressionException(
          "The number "
              + dividend.toPlainString()
              + " cannot be divided by zero.\n"
              + "Maybe guard the division: x == 0 ? null : y / x.");
    }
    BigDecimal quotient = dividend.divide(divisor, QUOTIENT_SCALE, RoundingMode.HALF_EVEN);
    return quotient.signum() == 0 ? BigDecimal.ZERO : quotient.stripTrailingZeros();
  }

  private static BigDecimal rounded(BigDecimal value, Object scale) {
    int decimals = whole(scale);
    if (decimals < -MAX_SCALE || decimals > MAX_SCALE) {
      throw new ExpressionException(
          "A number cannot be rounded to " + decimals + " decimals, only to -18 .. 18.");
    }
    return value.setScale(decimals, RoundingMode.HALF_UP);
  }

  private static String part(String text, int from, int to) {
    int start = Math.min(Math.max(from, 0), text.length());
    return text.substring(start, Math.max(start, Math.min(to, text.length())));
  }

  private static BigDecimal parsedNumber(String text) {
    try {
      BigDecimal number = new BigDecimal(text.strip());
      if (Math.abs((long) number.scale()) > 38 || number.precision() > 38) {
        throw new ExpressionException("The number '" + text + "' has more than 38 digits.");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new ExpressionException("'" + text + "' is not a number such as 12.50.");
    }
  }

  private static LocalDate parsedDate(String text) {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException e) {
      throw new ExpressionException("'" + text + "' is not a date such as 2024-01-31.");
    }
  }

  private static LocalDate dateOf(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      throw new ExpressionException(
          "Year " + year + ", month " + month + " and day " + day + " are no date.");
    }
  }
}
