package io.sales360.planner.verify;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.RowSink;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures that a query of a deployment yields: rows of a name, a number of rows and an amount.
 * Refuses whatever could make a comparison mean less than it seems to.
 */
public final class Figures implements RowSink {
  private static final List<String> COLUMNS = List.of("name", "rows", "amount");

  private final String file;
  private final SortedMap<String, Figure> byName = new TreeMap<>();

  /**
   * Takes the rows of a query.
   *
   * @param file where it stands, for messages
   */
  public Figures(String file) {
    this.file = file;
  }

  /** The figures by name. */
  public SortedMap<String, Figure> byName() {
    return Collections.unmodifiableSortedMap(byName);
  }

  @Override
  public void begin(List<String> columns) {
    if (!columns.stream().map(c -> c.toLowerCase(Locale.ROOT)).toList().equals(COLUMNS)) {
      throw refused(
          "The query yields the columns %s, not name, rows and amount.".formatted(columns),
          "Maybe its last SELECT should name them.");
    }
  }

  @Override
  public void row(List<@Nullable Object> values) {
    Object name = values.get(0);
    if (name == null || name.toString().isEmpty()) {
      throw refused(
          "A figure has no name (rows %s, amount %s).".formatted(values.get(1), values.get(2)),
          "Maybe a part of its name is NULL: coalesce(part, '(none)').");
    }
    Figure figure = new Figure(rows(name, values.get(1)), amount(name, values.get(2)));
    if (byName.put(name.toString(), figure) != null) {
      throw refused(
          "Two figures are named %s.".formatted(name),
          "Maybe a GROUP BY has more columns than it.");
    }
  }

  @Override
  public void end() {
    if (byName.isEmpty()) {
      throw refused("The query yields no figure.", "Maybe a condition leaves nothing.");
    }
  }

  private @Nullable Long rows(Object name, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    throw refused(
        "The rows of the figure %s are no whole number: %s.".formatted(name, value),
        "Maybe rows::BIGINT.");
  }

  private @Nullable BigDecimal amount(Object name, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof BigDecimal exact) {
      return exact;
    }
    if (value instanceof Long || value instanceof Integer) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    throw refused(
        "The amount of the figure %s is no decimal: %s.".formatted(name, value),
        "Maybe amount::DECIMAL(38, 9): numbers with a floating point cannot be held to be equal.");
  }

  private CommandFailure refused(String what, String remedy) {
    return new CommandFailure(ExitCode.USAGE, "%s: %s%n%s".formatted(file, what, remedy));
  }
}
