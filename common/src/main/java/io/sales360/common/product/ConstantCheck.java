package io.sales360.common.product;

import io.sales360.common.expression.NearestName;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether the fixed values of a mapping fit its column: found before the run, not by each row. */
final class ConstantCheck {
  private static final Set<String> BOOLEANS =
      Set.of("true", "false", "yes", "no", "y", "n", "t", "f", "1", "0");

  private ConstantCheck() {}

  static void check(Mapping mapping, EntityColumn target, YamlSection section) {
    if (mapping.lookup() != null) {
      return;
    }
    String constant = mapping.constant();
    if (constant != null && mapping.values().isEmpty() && mapping.clean().isEmpty()) {
      section.get("value").ifPresent(v -> check(constant, mapping, target, v));
    }
    section
        .get("values")
        .ifPresent(v -> mapping.values().values().forEach(t -> check(t, mapping, target, v)));
  }

  private static void check(String text, Mapping mapping, EntityColumn target, YamlValue at) {
    switch (target.type().kind()) {
      case INTEGER, LONG, DECIMAL, DOUBLE -> {
        if (!isNumber(text)) {
          wrong(text, target, at, "a number", "Write it as 1234.50.");
        }
      }
      case BOOLEAN -> {
        if (!BOOLEANS.contains(text.toLowerCase(Locale.ROOT))) {
          wrong(text, target, at, "true or false", "");
        }
      }
      case DATE -> {
        if (mapping.patterns().isEmpty() && !isDate(text)) {
          wrong(text, target, at, "a date", "Write it as 2024-01-31.");
        }
      }
      case ENUM -> {
        List<String> words =
            Arrays.stream(target.type().raw().getEnumConstants())
                .map(e -> e.toString().toLowerCase(Locale.ROOT))
                .toList();
        if (!words.contains(text.toLowerCase(Locale.ROOT))) {
          wrong(
              text,
              target,
              at,
              "one of " + String.join(", ", words),
              NearestName.hint(text, words));
        }
      }
      default -> {
        // Texts hold anything; timestamps are read with the patterns of the format.
      }
    }
  }

  private static void wrong(
      String text, EntityColumn target, YamlValue at, String wanted, String remedy) {
    at.problem(
        "The column " + target.name() + " holds " + wanted + ", not '" + text + "'.", remedy);
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).scale() <= 9;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
