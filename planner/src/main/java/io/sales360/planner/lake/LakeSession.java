package io.sales360.planner.lake;

import io.sales360.common.table.Column;
import io.sales360.common.table.Manifest;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
  private final Connection connection;

  private LakeSession(PublishedLake lake, Connection connection) {
    this.lake = lake;
    this.connection = connection;
  }

  /** Opens the tables of a manifest. */
  public static LakeSession open(PublishedLake lake) {
    try {
      Properties properties = new Properties();
      properties.setProperty("jdbc_stream_results", "true");
      Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
      LakeSession session = new LakeSession(lake, connection);
      session.prepare();
      return session;
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "The database did not open the lake: " + reason(e), e);
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
    refuseAllButOneQuery(sql);
    try {
      run(sql, List.of(), sink);
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          reason(e)
              + "\nMaybe 's360 query \"SHOW TABLES\"' and 's360 query \"DESCRIBE name\"' help.",
          e);
    }
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
      run(sql, values, sink);
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "The lake could not be read: "
              + reason(e)
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
    try {
      connection.close();
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.INTERNAL, "The database did not close: " + reason(e), e);
    }
  }

  /** An identifier of SQL. */
  public static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  private void prepare() throws SQLException {
    String files =
        lake.tables().stream()
            .flatMap(t -> lake.files(t).stream())
            .map(LakeSession::literal)
            .collect(Collectors.joining(", ", "[", "]"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET temp_directory = ''");
      statement.execute("SET allowed_paths = " + files);
      statement.execute("SET enable_external_access = false");
      for (Manifest.Table table : lake.tables()) {
        statement.execute("CREATE VIEW " + quoted(table.name()) + " AS " + select(table));
      }
      for (Manifest.View view : lake.manifest().views()) {
        statement.execute("CREATE VIEW " + quoted(view.name()) + " AS " + view.sql());
      }
      statement.execute("SET lock_configuration = true");
    }
  }

  private String select(Manifest.Table table) {
    List<Path> files = lake.files(table);
    if (files.isEmpty()) {
      return table.columns().stream()
          .map(c -> "CAST(NULL AS " + sqlType(c.type()) + ") AS " + quoted(c.name()))
          .collect(Collectors.joining(", ", "SELECT ", " WHERE false"));
    }
    return files.stream()
        .map(LakeSession::literal)
        .collect(Collectors.joining(", ", "SELECT * FROM read_parquet([", "])"));
  }

  /** The type of an empty table's column; text for whatever is no plain SQL type. */
  private static String sqlType(String type) {
    return type.matches("[A-Z ]+(\\(\\d+,\\d+\\))?") ? type : "VARCHAR";
  }

  private void refuseAllButOneQuery(String sql) {
    try (PreparedStatement parse =
        connection.prepareStatement(
            "SELECT json_extract_string(p, '$.error'), json_extract_string(p, '$.error_type'),"
                + " json_extract_string(p, '$.error_message'), json_array_length(p, '$.statements')"
                + " FROM (SELECT json_serialize_sql(CAST(? AS VARCHAR)) AS p)")) {
      parse.setString(1, sql);
      try (ResultSet result = parse.executeQuery()) {
        result.next();
        if ("true".equals(result.getString(1)) && "parser".equals(result.getString(2))) {
          throw new CommandFailure(
              ExitCode.USAGE,
              "The query is not SQL: "
                  + result.getString(3)
                  + ".\nMaybe a quote or a comma is missing.");
        }
        if ("true".equals(result.getString(1)) || result.getLong(4) != 1) {
          throw new CommandFailure(
              ExitCode.USAGE,
              "Only one query is allowed, and nothing that changes or writes: "
                  + abbreviated(sql)
                  + "\nMaybe 's360 export' does what is wanted.");
        }
      }
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.USAGE, "The query is not SQL: " + reason(e), e);
    }
  }

  private void run(String sql, List<?> values, RowSink sink) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        ResultSetMetaData about = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
          columns.add(about.getColumnLabel(i));
        }
        sink.begin(List.copyOf(columns));
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>(columns.size());
          for (int i = 1; i <= columns.size(); i++) {
            row.add(plain(result.getObject(i)));
          }
          sink.row(row);
        }
        sink.end();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof OffsetDateTime at) {
      return at.toInstant();
    }
    if (value instanceof Timestamp at) {
      return at.toLocalDateTime().toInstant(ZoneOffset.UTC);
    }
    if (value instanceof LocalDateTime at) {
      return at.toInstant(ZoneOffset.UTC);
    }
    if (value instanceof Date day) {
      return day.toLocalDate();
    }
    if (value instanceof BigInteger whole) {
      return new BigDecimal(whole);
    }
    if (value instanceof Float number) {
      return number.doubleValue();
    }
    if (value instanceof Short || value instanceof Byte) {
      return ((Number) value).intValue();
    }
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof LocalDate) {
      return value;
    }
    return value.toString();
  }

  private static String literal(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  /** The database's message without the noise of its driver. */
  private static String reason(SQLException e) {
    String text = String.valueOf(e.getMessage());
    int error = text.indexOf("\nError: ");
    if (error >= 0) {
      text = text.substring(error + "\nError: ".length());
    }
    int excerpt = text.indexOf("\n\nLINE ");
    return (excerpt >= 0 ? text.substring(0, excerpt) : text).strip();
  }

  private static String abbreviated(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() > 80 ? line.substring(0, 77) + "..." : line;
  }
}
