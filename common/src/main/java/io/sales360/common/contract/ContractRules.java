package io.sales360.common.contract;

import com.google.re2j.Pattern;
import io.sales360.common.product.ContractTerms;
import io.sales360.common.quality.QualityResult.Category;
import io.sales360.common.schema.RecordShape;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the rules that a contract states, and those that a deployment adds. */
final class ContractRules {
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private final RecordShape<?> shape;
  private final ContractTerms terms;
  private final String entity;
  private final List<Rule> rules = new ArrayList<>();

  private ContractRules(ContractFile file, ContractTerms terms) {
    this.shape = RecordShape.of(file.entity().recordType().asSubclass(Record.class));
    this.terms = terms;
    this.entity = file.entity().entityName();
  }

  /** In the order of the columns; rules over several columns last. */
  static List<Rule> of(ContractFile file, ContractTerms terms) {
    ContractRules made = new ContractRules(file, terms);
    made.checkTerms();
    for (YamlNode property : file.schema().list("properties")) {
      made.addProperty(property);
    }
    for (YamlNode quality : file.schema().list("quality")) {
      if (quality.has("implementation")
          && quality.node("implementation").text("rule").equals("order")) {
        made.addOrder(quality);
      }
    }
    return List.copyOf(made.rules);
  }

  private void checkTerms() {
    Set<String> named = new LinkedHashSet<>(terms.required());
    named.addAll(terms.validValues().keySet());
    named.addAll(terms.references().keySet());
    named.forEach(shape::indexOf);
  }

  private void addProperty(YamlNode property) {
    String column = property.text("name");
    if (property.flag("required") || terms.required().contains(column)) {
      addRequired(column);
    }
    if (property.has("logicalTypeOptions")) {
      addOptions(column, property.node("logicalTypeOptions"));
    }
    List<String> own = terms.validValues().get(column);
    if (own != null) {
      addValidValues(column, own, Severity.ERROR, BigDecimal.ZERO);
    }
    for (YamlNode quality : property.list("quality")) {
      addQuality(column, quality, own != null);
    }
  }

  private void addQuality(String column, YamlNode quality, boolean valuesReplaced) {
    Severity severity = Severity.valueOf(quality.text("severity").toUpperCase(Locale.ROOT));
    BigDecimal limit =
        quality.has("mustBeLessThan")
            ? quality.number("mustBeLessThan").divide(PERCENT)
            : BigDecimal.ZERO;
    if (quality.has("implementation")) {
      addRange(column, quality.node("implementation"), severity);
    } else if (quality.text("metric").equals("nullValues")) {
      addExpected(column, severity, limit);
    } else if (quality.node("arguments").has("pattern")) {
      addPattern(column, quality.node("arguments").text("pattern"), severity, limit);
    } else if (!valuesReplaced) {
      addValidValues(column, quality.node("arguments").texts("validValues"), severity, limit);
    }
  }

  private void addRequired(String column) {
    int index = shape.indexOf(column);
    add(
        "required",
        column,
        Severity.ERROR,
        Category.COMPLETENESS,
        BigDecimal.ZERO,
        row -> {
          Object value = shape.value(row, index);
          boolean missing = value == null || (value instanceof String text && text.isEmpty());
          return missing ? violation("required", column, null, missingMessage(column)) : null;
        });
  }

  private void addExpected(String column, Severity severity, BigDecimal limit) {
    int index = shape.indexOf(column);
    add(
        "expected",
        column,
        severity,
        Category.COMPLETENESS,
        limit,
        row ->
            shape.value(row, index) == null
                ? violation("expected", column, null, missingMessage(column))
                : null);
  }

  private String missingMessage(String column) {
    return "The %s of this %s is missing.%nMaybe map %s in the product file, or give it a constant."
        .formatted(column, entity, column);
  }

  private void addOptions(String column, YamlNode options) {
    if (options.has("pattern")) {
      addPattern(column, options.text("pattern"), Severity.ERROR, BigDecimal.ZERO);
    }
    if (options.has("minLength") || options.has("maxLength")) {
      addLength(column, options);
    }
    if (options.has("minimum") || options.has("exclusiveMinimum") || options.has("maximum")) {
      addRange(column, options, Severity.ERROR);
    }
  }

  private void addLength(String column, YamlNode options) {
    int index = shape.indexOf(column);
    int most = options.number("maxLength").intValueExact();
    int least = options.has("minLength") ? options.number("minLength").intValueExact() : 0;
    add(
        "length",
        column,
        Severity.ERROR,
        Category.VALIDITY,
        BigDecimal.ZERO,
        row -> {
          String text = (String) shape.value(row, index);
          if (text == null || (text.length() <= most && text.length() >= least)) {
            return null;
          }
          return violation(
              "length",
              column,
              text,
              "The %s (%s) has %d characters, not %d to %d.%nMaybe a quote or delimiter is missing in the file."
                  .formatted(column, Excerpt.of(text), text.length(), least, most));
        });
  }

  private void addPattern(String column, String pattern, Severity severity, BigDecimal limit) {
    int index = shape.indexOf(column);
    Pattern compiled = Pattern.compile(pattern);
    add(
        "pattern",
        column,
        severity,
        Category.VALIDITY,
        limit,
        row -> {
          String text = (String) shape.value(row, index);
          if (text == null || compiled.matches(text)) {
            return null;
          }
          return violation(
              "pattern",
              column,
              text,
              "The %s (%s) does not look like %s.%nMaybe clean it with {clean: [trim, upper]} or a value map."
                  .formatted(column, Excerpt.of(text), pattern));
        });
  }

  private void addValidValues(
      String column, List<String> allowed, Severity severity, BigDecimal limit) {
    int index = shape.indexOf(column);
    Set<String> known = Set.copyOf(allowed);
    add(
        "valid_values",
        column,
        severity,
        Category.VALIDITY,
        limit,
        row -> {
          Object value = shape.value(row, index);
          if (value == null) {
            return null;
          }
          String text =
              value instanceof Enum<?> constant
                  ? constant.name().toLowerCase(Locale.ROOT)
                  : value.toString();
          return known.contains(text)
              ? null
              : violation(
                  "valid_values",
                  column,
                  text,
                  "The %s (%s) is none of %s.%nMaybe map it with {values: …}, or list it in valid_values."
                      .formatted(column, Excerpt.of(text), allowed));
        });
  }

  private void addRange(String column, YamlNode options, Severity severity) {
    boolean exclusive = options.has("exclusiveMinimum");
    BigDecimal least = null;
    if (exclusive) {
      least = options.number("exclusiveMinimum");
    } else if (options.has("minimum")) {
      least = options.number("minimum");
    }
    if (least != null) {
      addBound(column, severity, "minimum", least, exclusive);
    }
    if (options.has("maximum")) {
      addBound(column, severity, "maximum", options.number("maximum"), false);
    }
  }

  private void addBound(
      String column, Severity severity, String name, BigDecimal bound, boolean exclusive) {
    int index = shape.indexOf(column);
    int forbidden = name.equals("minimum") ? -1 : 1;
    String demand = forbidden > 0 ? "at most " : exclusive ? "more than " : "at least ";
    add(
        name,
        column,
        severity,
        Category.VALIDITY,
        BigDecimal.ZERO,
        row -> {
          Object value = shape.value(row, index);
          if (value == null) {
            return null;
          }
          BigDecimal number =
              value instanceof BigDecimal decimal
                  ? decimal
                  : BigDecimal.valueOf(((Number) value).longValue());
          int order = Integer.signum(number.compareTo(bound));
          if (order != forbidden && !(exclusive && order == 0)) {
            return null;
          }
          return violation(
              name,
              column,
              number.toString(),
              "The %s (%s) must be %s%s.%nMaybe an outcome of the feed should take such rows, e.g. as returns."
                  .formatted(column, number, demand, bound));
        });
  }

  private void addOrder(YamlNode quality) {
    YamlNode implementation = quality.node("implementation");
    String first = implementation.text("first");
    String second = implementation.text("second");
    int firstIndex = shape.indexOf(first);
    int secondIndex = shape.indexOf(second);
    add(
        "order",
        first,
        Severity.valueOf(quality.text("severity").toUpperCase(Locale.ROOT)),
        Category.ACCURACY,
        BigDecimal.ZERO,
        row -> {
          Object start = shape.value(row, firstIndex);
          Object end = shape.value(row, secondIndex);
          if (!(start instanceof LocalDate from)
              || !(end instanceof LocalDate to)
              || !from.isAfter(to)) {
            return null;
          }
          return violation(
              "order",
              first,
              from.toString(),
              "The %s (%s) is after the %s (%s).%nMaybe day and month are swapped: check the date pattern."
                  .formatted(first, from, second, to));
        });
  }

  private void add(
      String name,
      String column,
      Severity severity,
      Category category,
      BigDecimal limit,
      Rule.Check check) {
    rules.add(new Rule(name, column, severity, category, limit, check));
  }

  private static Violation violation(
      String rule, String column, @Nullable String value, String message) {
    return new Violation(rule, column, value == null ? null : Excerpt.of(value), message);
  }
}
