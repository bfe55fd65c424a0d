package io.sales360.common.landing;

import io.sales360.common.product.TableRead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a table into ranges of one column so that each row is in exactly one of them: the first and
 * the last are open, rows without a value are a range of their own. The database itself finds the
 * bounds, by counting rows, so ranges hold about the same number of rows however skewed the column
 * is, and it compares in its own order, whatever the column's type.
 */
final class KeyRanges {
  /**
   * One range.
   *
   * @param condition what stands behind WHERE; empty for all rows
   * @param bounds values of the condition's parameters
   */
  record Range(String condition, List<Object> bounds) {
    Range {
      bounds = List.copyOf(bounds);
    }

    void bind(PreparedStatement statement) throws SQLException {
      for (int i = 0; i < bounds.size(); i++) {
        statement.setObject(i + 1, bounds.get(i));
      }
    }
  }

  private KeyRanges() {}

  static List<Range> of(Connection connection, TableRead table) throws SQLException {
    String column = table.partitionColumn();
    if (column.isEmpty()) {
      return List.of(new Range("", List.of()));
    }
    List<Range> ranges = new ArrayList<>();
    Object from = null;
    for (Object bound : bounds(connection, table)) {
      ranges.add(range(column, from, bound));
      from = bound;
    }
    ranges.add(range(column, from, null));
    ranges.add(new Range(column + " IS NULL", List.of()));
    return ranges;
  }

  private static Range range(String column, @Nullable Object from, @Nullable Object to) {
    if (from == null) {
      return to == null
          ? new Range(column + " IS NOT NULL", List.of())
          : new Range(column + " < ?", List.of(to));
    }
    return to == null
        ? new Range(column + " >= ?", List.of(from))
        : new Range(column + " >= ? AND " + column + " < ?", List.of(from, to));
  }

  /** Where the second and every later part of the rows start, each once. */
  private static Set<Object> bounds(Connection connection, TableRead table) throws SQLException {
    // Not MIN: some types have an order but no smallest value.
    String sql =
        """
        SELECT k FROM (
          SELECT k, part, ROW_NUMBER() OVER (PARTITION BY part ORDER BY k) AS place FROM (
            SELECT %1$s AS k, NTILE(%2$d) OVER (ORDER BY %1$s) AS part
            FROM %3$s WHERE %1$s IS NOT NULL) parts) places
        WHERE place = 1 ORDER BY part"""
            .formatted(table.partitionColumn(), table.partitions(), table.from());
    Set<Object> starts = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      boolean first = true;
      while (result.next()) {
        Object start = result.getObject(1);
        if (!first && start != null) {
          starts.add(start);
        }
        first = false;
      }
    }
    return starts;
  }
}
