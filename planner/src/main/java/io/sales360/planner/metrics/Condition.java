package io.sales360.planner.metrics;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on one dimension: {@code country = US}, {@code country in US, DE}, {@code age >= 18},
 * {@code city is null}. Values are data, never SQL.
 *
 * @param dimension what is compared
 * @param operator how
 * @param values with what; none for {@code is null}
 */
public record Condition(String dimension, Operator operator, List<String> values) {
  /** What a condition may look like. */
  public static final String REMEDY =
      "Maybe 'country = US', 'country in US, DE', 'age >= 18' or 'city is null'.";

  private static final Pattern SHAPE =
      Pattern.compile(
          "\\s*([a-z][a-z0-9_]*)\\s*(?:(!=|<=|>=|=|<|>)\\s*(.*)|\\s(not in|in)\\s+(.+)|\\s(is null|is not null)\\s*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Ways to compare. */
  public enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    IN("in"),
    NOT_IN("not in"),
    IS_NULL("is null"),
    IS_NOT_NULL("is not null");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    static Operator of(String sign) {
      for (Operator operator : values()) {
        if (operator.sign.equals(sign)) {
          return operator;
        }
      }
      throw new IllegalArgumentException("'" + sign + "' is no operator");
    }

    /** As it is written. */
    public String sign() {
      return sign;
    }
  }

  public Condition {
    values = List.copyOf(values);
  }

  /**
   * Reads a condition.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Condition parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("it is no condition on a dimension");
    }
    String dimension = matcher.group(1).toLowerCase(Locale.ROOT);
    if (matcher.group(2) != null) {
      return new Condition(
          dimension, Operator.of(matcher.group(2)), List.of(unquoted(matcher.group(3))));
    }
    if (matcher.group(4) != null) {
      Operator operator = Operator.of(matcher.group(4).toLowerCase(Locale.ROOT));
      return new Condition(dimension, operator, list(matcher.group(5)));
    }
    return new Condition(
        dimension, Operator.of(matcher.group(6).toLowerCase(Locale.ROOT)), List.of());
  }

  /**
   * The same, if its values are of the dimension's type.
   *
   * @throws IllegalArgumentException if one is not
   */
  public Condition checkedFor(Dimension of) {
    for (String value : values) {
      try {
        switch (of.type()) {
          case NUMBER -> new BigDecimal(value);
          case DAY -> LocalDate.parse(value);
          case TRUTH -> {
            if (!value.equals("true") && !value.equals("false")) {
              throw new IllegalArgumentException("no truth value");
            }
          }
          case TEXT -> {
            // Any text.
          }
        }
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new IllegalArgumentException(
            "'" + value + "' is no " + of.type().name().toLowerCase(Locale.ROOT), e);
      }
    }
    return this;
  }

  private static List<String> list(String text) {
    String inner = text.strip();
    if (inner.startsWith("(") && inner.endsWith(")")) {
      inner = inner.substring(1, inner.length() - 1);
    }
    List<String> values = new ArrayList<>();
    Matcher item = Pattern.compile("\\s*('(?:[^']|'')*'|[^,]*)\\s*(?:,|$)").matcher(inner);
    int at = 0;
    while (at < inner.length() && item.find(at) && item.start() == at) {
      values.add(unquoted(item.group(1)));
      at = item.end();
    }
    if (at < inner.length() || values.isEmpty()) {
      throw new IllegalArgumentException("the list of values cannot be read");
    }
    return values;
  }

  private static String unquoted(String text) {
    String value = text.strip();
    boolean isQuoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
    return isQuoted ? value.substring(1, value.length() - 1).replace("''", "'") : value;
  }
}
