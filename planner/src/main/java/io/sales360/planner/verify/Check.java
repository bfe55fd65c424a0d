package io.sales360.planner.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One figure, told by two sides.
 *
 * @param part what is compared with what
 * @param name of the figure
 * @param expected what it must be; null where that side does not know it
 * @param actual what it is; null where that side does not know it
 * @param absent why it cannot be compared in this deployment; empty where it is
 */
public record Check(
    Part part, String name, @Nullable Figure expected, @Nullable Figure actual, String absent) {

  /** The columns of {@link #row}. */
  public static final List<String> COLUMNS =
      List.of(
          "part",
          "name",
          "expected_rows",
          "actual_rows",
          "rows_difference",
          "expected_amount",
          "actual_amount",
          "amount_difference",
          "result");

  /** What is compared with what. */
  public enum Part {
    /** Rows in the source files, counted again, against those the ledger says were read. */
    SOURCES,
    /** Rows read against the rows written, refused, filtered and deduplicated, per account. */
    LEDGER,
    /** What ledger and manifest say of a table against the rows in its files. */
    TABLES,
    /** A figure of one table against the same figure of another. */
    IDENTITIES,
    /** The deployment's figures over its source files against those over its tables. */
    ORACLE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Check of(Part part, String name, @Nullable Figure expected, @Nullable Figure actual) {
    return new Check(part, name, expected, actual, "");
  }

  static Check absent(Part part, String name, String reason) {
    return new Check(part, name, null, null, reason);
  }

  /** One check for every figure that either side knows, by name. */
  static List<Check> ofAll(Part part, Map<String, Figure> expected, Map<String, Figure> actual) {
    TreeSet<String> names = new TreeSet<>(expected.keySet());
    names.addAll(actual.keySet());
    List<Check> checks = new ArrayList<>();
    for (String name : names) {
      checks.add(of(part, name, expected.get(name), actual.get(name)));
    }
    return checks;
  }

  /** Whether the two sides contradict each other. */
  public boolean differs() {
    return absent.isEmpty() && !Objects.equals(expected, actual);
  }

  /** Both numbers with their difference, actual less expected, as {@link #COLUMNS} has them. */
  public List<@Nullable Object> row() {
    Long expectedRows = expected == null ? null : expected.rows();
    Long actualRows = actual == null ? null : actual.rows();
    BigDecimal expectedAmount = expected == null ? null : expected.amount();
    BigDecimal actualAmount = actual == null ? null : actual.amount();
    return Arrays.asList(
        part.toString(),
        name,
        expectedRows,
        actualRows,
        expectedRows == null || actualRows == null ? null : actualRows - expectedRows,
        expectedAmount,
        actualAmount,
        expectedAmount == null || actualAmount == null
            ? null
            : actualAmount.subtract(expectedAmount),
        result());
  }

  private String result() {
    if (!absent.isEmpty()) {
      return "absent: " + absent;
    }
    if (!differs()) {
      return "equal";
    }
    if (expected == null) {
      return "differs: not expected";
    }
    return actual == null ? "differs: missing" : "differs";
  }

  @Override
  public String toString() {
    return "%s %s: expected %s, actual %s".formatted(part, name, expected, actual);
  }
}
