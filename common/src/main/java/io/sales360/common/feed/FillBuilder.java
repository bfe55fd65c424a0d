package io.sales360.common.feed;

import io.sales360.common.expression.ExpressionType;
import io.sales360.common.expression.NearestName;
import io.sales360.common.product.Mapping;
import io.sales360.common.product.Mapping.Clean;
import io.sales360.common.product.Mapping.Otherwise;
import io.sales360.common.product.ValueFormat;
import io.sales360.common.schema.RecordShape.Component;
import io.sales360.common.schema.ValueType.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns mappings into steps that fill columns: everything that can be decided once is decided here.
 */
final class FillBuilder {
  private static final Set<String> YES = Set.of("true", "yes", "y", "t", "1");
  private static final Set<String> NO = Set.of("false", "no", "n", "f", "0");

  private final ValueFormat format;
  private final ZoneId zone;
  private final FeedColumns columns;
  private final Map<String, ExpressionType> types;
  private final Map<String, Map<String, String>> lookups;
  private final NumberText numbers;

  FillBuilder(
      ValueFormat format,
      ZoneId zone,
      FeedColumns columns,
      Map<String, ExpressionType> types,
      Map<String, Map<String, String>> lookups) {
    this.format = format;
    this.zone = zone;
    this.columns = columns;
    this.types = types;
    this.lookups = lookups;
    this.numbers = new NumberText(format);
  }

  /** The fill of a column; its errors name the entity's column and what it is made of. */
  ColumnFill fill(Mapping mapping, Component target) {
    String from =
        mapping.column() == null
            ? target.column()
            : target.column() + " (from " + mapping.column() + ")";
    ColumnFill fill = unnamed(mapping, target);
    boolean required = !target.type().nullable();
    return row -> {
      Object value;
      try {
        value = fill.value(row);
      } catch (ValueException e) {
        throw e.column() == null
            ? new ValueException(
                e.rule(), target.column(), e.value(), "The column " + from + ": " + e.message())
            : e;
      }
      if (value == null && required) {
        throw new ValueException(
            "required",
            target.column(),
            null,
            "The column "
                + from
                + " is empty, but every row needs it.\n"
                + "Maybe give it a constant, or filter such rows by an outcome of their own.");
      }
      return value;
    };
  }

  private ColumnFill unnamed(Mapping mapping, Component target) {
    TextReading reading = shifted(reading(mapping, target), mapping, target);
    String expression = mapping.expression();
    if (expression != null) {
      BoundExpression bound = BoundExpression.of(expression, types, columns.names());
      return bound.type() == ExpressionType.STRING
          ? row -> read((String) bound.value(row), mapping, reading)
          : row -> shift(typed(bound.value(row), target.type().kind()), mapping.plusDays());
    }
    String constant = mapping.constant();
    if (constant != null) {
      return row -> read(constant.isEmpty() ? null : constant, mapping, reading);
    }
    int index = columns.index(String.valueOf(mapping.column()));
    if (index < 0) {
      throw new IllegalArgumentException(
          "The files have no column "
              + mapping.column()
              + ".\n"
              + NearestName.hint(String.valueOf(mapping.column()), columns.names()));
    }
    return row -> read(row.text(index), mapping, reading);
  }

  /** Clean, value map, lookup, parse. */
  private @Nullable Object read(@Nullable String source, Mapping mapping, TextReading reading)
      throws ValueException {
    String text = source;
    for (Clean clean : mapping.clean()) {
      text = text == null ? null : cleaned(text, clean);
    }
    text = text == null || text.isEmpty() ? null : text;
    if (text != null && !mapping.values().isEmpty()) {
      text = replaced(text, mapping.values(), mapping.otherwise(), "the value map");
    }
    if (text != null && mapping.lookup() != null) {
      text =
          replaced(
              text,
              lookups.getOrDefault(mapping.lookup(), Map.of()),
              mapping.otherwise(),
              "the lookup " + mapping.lookup());
    }
    return text == null || text.isEmpty() ? null : reading.read(text);
  }

  private static @Nullable String replaced(
      String text, Map<String, String> by, Otherwise otherwise, String what) throws ValueException {
    String replacement = by.get(text);
    if (replacement != null || otherwise == Otherwise.NULL) {
      return replacement;
    }
    if (otherwise == Otherwise.REFUSE) {
      throw new ValueException(
          "unknown_value",
          null,
          text,
          "'"
              + text
              + "' is not in "
              + what
              + ".\n"
              + NearestName.to(text, few(by.keySet()))
                  .map(n -> "Maybe it means " + n + "; add it.")
                  .orElse("Maybe add it."));
    }
    return text;
  }

  /** Names of a large lookup are not worth comparing one by one for each refused row. */
  private static List<String> few(Set<String> names) {
    return names.size() > 200 ? List.of() : List.copyOf(names);
  }

  private static String cleaned(String text, Clean clean) {
    return switch (clean) {
      case TRIM -> text.strip();
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case SQUEEZE -> squeezed(text);
      case DIGITS -> digits(text);
    };
  }

  private static String squeezed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || c == '\u00A0';
      if (!blank) {
        if (gap && out.length() > 0) {
          out.append(' ');
        }
        out.append(c);
      }
      gap = blank;
    }
    return out.toString();
  }

  private static String digits(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private TextReading reading(Mapping mapping, Component target) {
    return switch (target.type().kind()) {
      case TEXT -> text -> text;
      case DECIMAL -> numbers::decimal;
      case INTEGER -> text -> whole(text).intValueExact();
      case LONG -> text -> whole(text).longValueExact();
      case DOUBLE -> text -> numbers.decimal(text).doubleValue();
      case BOOLEAN -> FillBuilder::truth;
      case DATE -> times(mapping, format.datePatterns(), format.timestampPatterns())::date;
      case INSTANT -> times(mapping, format.timestampPatterns(), format.datePatterns())::instant;
      case ENUM -> enumReading(target);
      default ->
          throw new IllegalArgumentException("No text fills the column " + target.column() + ".");
    };
  }

  private TimeText times(Mapping mapping, List<String> first, List<String> second) {
    return new TimeText(
        mapping.patterns().isEmpty() ? TimeText.both(first, second) : mapping.patterns(), zone);
  }

  private BigDecimal whole(String text) throws ValueException {
    BigDecimal number = numbers.decimal(text).stripTrailingZeros();
    if (number.scale() > 0 || number.precision() - number.scale() > 9) {
      throw new ValueException(
          "bad_number", null, text, "'" + text + "' is no whole number of at most 9 digits.");
    }
    return number;
  }

  static Boolean truth(String text) throws ValueException {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word) || NO.contains(word)) {
      return YES.contains(word);
    }
    throw new ValueException(
        "unknown_value",
        null,
        text,
        "'"
            + text
            + "' is neither true nor false.\nMaybe map it: values: {"
            + text
            + ": \"true\"}.");
  }

  private static TextReading enumReading(Component target) {
    Map<String, Object> words = new HashMap<>();
    for (Object each : target.type().raw().getEnumConstants()) {
      words.put(((Enum<?>) each).name().toLowerCase(Locale.ROOT), each);
    }
    List<String> names = words.keySet().stream().sorted().toList();
    return text -> {
      Object value = words.get(text.toLowerCase(Locale.ROOT));
      if (value == null) {
        throw new ValueException(
            "unknown_value",
            null,
            text,
            "'"
                + text
                + "' is none of "
                + String.join(", ", names)
                + ".\n"
                + "Maybe map it: values: {"
                + text
                + ": "
                + names.get(0)
                + "}.");
      }
      return value;
    };
  }

  private TextReading shifted(TextReading reading, Mapping mapping, Component target) {
    int days = mapping.plusDays();
    Kind kind = target.type().kind();
    return days == 0 || (kind != Kind.DATE && kind != Kind.INSTANT)
        ? reading
        : text -> Objects.requireNonNull(shift(reading.read(text), days));
  }

  private @Nullable Object shift(@Nullable Object value, int days) {
    if (value instanceof LocalDate date) {
      return date.plusDays(days);
    }
    if (value instanceof Instant instant) {
      return instant.atZone(zone).plusDays(days).toInstant();
    }
    return value;
  }

  /** The result of an expression as the column holds it. */
  private @Nullable Object typed(@Nullable Object value, Kind kind) throws ValueException {
    if (value instanceof LocalDate date && kind == Kind.INSTANT) {
      return date.atStartOfDay(zone).toInstant();
    }
    if (!(value instanceof BigDecimal number)) {
      return value;
    }
    return switch (kind) {
      case TEXT -> number.stripTrailingZeros().toPlainString();
      case INTEGER -> whole(number.toPlainString()).intValueExact();
      case LONG -> whole(number.toPlainString()).longValueExact();
      case DOUBLE -> number.doubleValue();
      default -> lakeScale(number);
    };
  }

  /** At most the nine decimals of the lake, half even. */
  static BigDecimal lakeScale(BigDecimal number) throws ValueException {
    if (number.precision() - number.scale() > NumberText.MAX_WHOLE_DIGITS) {
      throw new ValueException(
          "number_too_large",
          null,
          number.toString(),
          "the number " + number + " has more than 29 digits.");
    }
    if (number.scale() < 0) {
      return number.setScale(0);
    }
    return number.scale() > NumberText.MAX_DECIMALS
        ? number.setScale(NumberText.MAX_DECIMALS, RoundingMode.HALF_EVEN)
        : number;
  }

  /** Reads a text that is there. */
  @FunctionalInterface
  interface TextReading {
    Object read(String text) throws ValueException;
  }
}
