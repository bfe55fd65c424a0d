package io.sales360.planner.lake;

import io.sales360.common.table.Column;
import io.sales360.common.table.Manifest;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An in-memory database whose views are the tables of one pinned manifest. It can read the files
 * the manifest names and nothing else: no other file, no network, no extension, and no statement
 * but a query gets through {@link #queryFromUser}.
 */
public final class LakeSession implements Tables, AutoCloseable {
  private final PublishedLake lake;
  private final ReadOnlyDatabase database;

  private LakeSession(PublishedLake lake, ReadOnlyDatabase database) {
    this.lake = lake;
    this.database = database;
  }

  /** Opens the tables of a manifest; a query may use every core. */
  public static LakeSession open(PublishedLake lake) {
    return open(lake, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Opens the tables of a manifest.
   *
   * @param threads how many of the machine's cores one query may use; those who ask at the same
   *     time answer more together when each keeps to its share
   */
  public static LakeSession open(PublishedLake lake, int threads) {
    String files =
        lake.tables().stream()
            .flatMap(t -> lake.files(t).stream())
            .map(ReadOnlyDatabase::literal)
            .collect(Collectors.joining(", ", "[", "]"));
    try {
      return new LakeSession(
          lake,
          ReadOnlyDatabase.open(
              List.of("SET threads = " + threads, "SET allowed_paths = " + files), views(lake)));
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The database did not open the lake: " + ReadOnlyDatabase.reason(e),
          e);
    }
  }

  public PublishedLake lake() {
    return lake;
  }

  /**
   * Runs a statement that a user wrote.
   *
   * @throws CommandFailure if it is anything but one query, or the database refuses it
   */
  public void queryFromUser(String sql, RowSink sink) {
    database.refuseAllButOneQuery(sql);
    try {
      database.run(sql, List.of(), sink);
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          ReadOnlyDatabase.reason(e)
              + "\nMaybe 's360 query \"SHOW TABLES\"' and 's360 query \"DESCRIBE name\"' help.",
          e);
    }
  }

  /**
   * Runs the one query of a file of the deployment.
   *
   * @param file its name, for messages
   * @throws CommandFailure with file, line and reason, if the database refuses it
   */
  public void queryOfFile(String file, String sql, RowSink sink) {
    database.runFile(file, sql, sink);
  }

  @Override
  public Set<String> columns(String table) {
    return lake.manifest()
        .findTable(table)
        .map(t -> t.columns().stream().map(Column::name).collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  @Override
  public String reasonWithout(String table) {
    return lake.reasonWithout(table).orElse("the lake does not publish it");
  }

  @Override
  public LocalDate asOf() {
    return lake.manifest().asOf();
  }

  @Override
  public void query(String sql, List<?> values, RowSink sink) {
    try {
      database.run(sql, values, sink);
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The lake could not be read: "
              + ReadOnlyDatabase.reason(e)
              + "\nMaybe it was published by another version; 's360 run' publishes it anew.",
          e);
    }
  }

  /** All rows of one of our own queries, which must be few; a row is column to value, in order. */
  public List<Map<String, @Nullable Object>> rows(String sql, Object... values) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    query(
        sql,
        List.of(values),
        new RowSink() {
          private List<String> columns = List.of();

          @Override
          public void begin(List<String> names) {
            columns = names;
          }

          @Override
          public void row(List<@Nullable Object> row) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
              named.put(columns.get(i), row.get(i));
            }
            rows.add(named);
          }
        });
    return rows;
  }

  @Override
  public void close() {
    database.close();
  }

  /** An identifier of SQL. */
  public static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  private static List<String> views(PublishedLake lake) {
    List<String> views = new ArrayList<>();
    for (Manifest.Table table : lake.tables()) {
      views.add("CREATE VIEW " + quoted(table.name()) + " AS " + select(lake, table));
    }
    for (Manifest.View view : lake.manifest().views()) {
      views.add("CREATE VIEW " + quoted(view.name()) + " AS " + view.sql());
    }
    return views;
  }

  private static String select(PublishedLake lake, Manifest.Table table) {
    List<Path> files = lake.files(table);
    if (files.isEmpty()) {
      return table.columns().stream()
          .map(c -> "CAST(NULL AS " + sqlType(c.type()) + ") AS " + quoted(c.name()))
          .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }
    return files.stream()
        .map(ReadOnlyDatabase::literal)
        .collect(Collectors.joining(", ", "SELECT * FROM read_parquet([", "])"));
  }

  /** The type of an empty table's column; text for whatever is no plain SQL type. */
  private static String sqlType(String type) {
    return type.matches("[A-Z ]+(\\(\\d+,\\d+\\))?") ? type : "VARCHAR";
  }
}
