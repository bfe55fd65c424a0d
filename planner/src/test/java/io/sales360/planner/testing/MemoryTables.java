package io.sales360.planner.testing;

import io.sales360.planner.lake.RowSink;
import io.sales360.planner.lake.Tables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tables made by a test, in memory. */
public final class MemoryTables implements Tables, AutoCloseable {
  private final Connection connection;
  private final Map<String, Set<String>> columns = new HashMap<>();
  private LocalDate asOf = LocalDate.of(2024, 6, 30);

  private MemoryTables(Connection connection) {
    this.connection = connection;
  }

  /** No tables yet. */
  public static MemoryTables empty() throws SQLException {
    MemoryTables tables = new MemoryTables(DriverManager.getConnection("jdbc:duckdb:"));
    tables.execute("SET threads = 1");
    return tables;
  }

  /** With this as-of date. */
  public MemoryTables asOf(LocalDate day) {
    asOf = day;
    return this;
  }

  /** Makes a table, or makes it anew: column to type, and rows of literals. */
  public MemoryTables table(String name, Map<String, String> types, List<String> rows)
      throws SQLException {
    List<String> declared = new ArrayList<>();
    types.forEach((column, type) -> declared.add('"' + column + "\" " + type));
    StringBuilder sql =
        new StringBuilder(
            "CREATE OR REPLACE TABLE %s (%s);".formatted(name, String.join(", ", declared)));
    if (!rows.isEmpty()) {
      sql.append("INSERT INTO %s VALUES %s".formatted(name, String.join(", ", rows)));
    }
    execute(sql.toString());
    columns.put(name, new LinkedHashSet<>(types.keySet()));
    return this;
  }

  /** Makes a view, or makes it anew, with the columns its query has. */
  public MemoryTables view(String name, String sql) throws SQLException {
    execute("CREATE OR REPLACE VIEW %s AS %s".formatted(name, sql));
    Rows rows = new Rows();
    query("SELECT column_name FROM (DESCRIBE %s)".formatted(name), List.of(), rows);
    columns.put(
        name,
        rows.all().stream()
            .map(row -> String.valueOf(row.get("column_name")))
            .collect(Collectors.toCollection(LinkedHashSet::new)));
    return this;
  }

  /** Runs any statement. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Forgets a table. */
  public MemoryTables without(String name) {
    columns.remove(name);
    return this;
  }

  /** All rows of a question, each as text by column. */
  public List<Map<String, @Nullable Object>> rows(String sql, List<?> values) {
    Rows rows = new Rows();
    query(sql, values, rows);
    return rows.all;
  }

  @Override
  public Set<String> columns(String table) {
    return columns.getOrDefault(table, Set.of());
  }

  @Override
  public String reasonWithout(String table) {
    return "no feed fills " + table;
  }

  @Override
  public LocalDate asOf() {
    return asOf;
  }

  @Override
  public void query(String sql, List<?> values, RowSink sink) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          names.add(result.getMetaData().getColumnLabel(i));
        }
        sink.begin(names);
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>();
          for (int i = 1; i <= names.size(); i++) {
            Object value = result.getObject(i);
            row.add(value instanceof Date day ? day.toLocalDate() : value);
          }
          sink.row(row);
        }
        sink.end();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage() + "\n" + sql, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Keeps all rows, column to value in order. */
  public static final class Rows implements RowSink {
    private final List<Map<String, @Nullable Object>> all = new ArrayList<>();
    private List<String> names = List.of();

    @Override
    public void begin(List<String> columnNames) {
      names = columnNames;
    }

    @Override
    public void row(List<@Nullable Object> values) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), values.get(i));
      }
      all.add(row);
    }

    /** The rows so far. */
    public List<Map<String, @Nullable Object>> all() {
      return all;
    }

    /** The names of the columns. */
    public List<String> names() {
      return names;
    }
  }
}
