package io.sales360.planner.lake;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory that can read the files it was opened for and nothing else: no other file,
 * no network, no extension. {@link #refuseAllButOneQuery} keeps everything but a query away.
 */
final class ReadOnlyDatabase implements AutoCloseable {
  private static final Pattern LINE = Pattern.compile("\\n\\nLINE (\\d+): ");

  private final Connection connection;

  private ReadOnlyDatabase(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a database.
   *
   * @param settings statements before external access ends; one names the files it may read
   * @param views statements that put names to their contents
   */
  static ReadOnlyDatabase open(List<String> settings, List<String> views) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET temp_directory = ''");
      for (String setting : settings) {
        statement.execute(setting);
      }
      statement.execute("SET enable_external_access = false");
      for (String view : views) {
        statement.execute(view);
      }
      statement.execute("SET lock_configuration = true");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return new ReadOnlyDatabase(connection);
  }

  /** Runs a query; values are bound, never pasted. */
  void run(String sql, List<?> values, RowSink sink) throws SQLException {
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

  /**
   * Runs the query of a file of the deployment.
   *
   * @param name of the file, for messages
   * @throws CommandFailure with file, line and reason, if it is anything but one query, or the
   *     database refuses it
   */
  void runFile(String name, String sql, RowSink sink) {
    try {
      refuseAllButOneQuery(sql);
    } catch (CommandFailure e) {
      throw new CommandFailure(e.exitCode(), name + ": " + e.getMessage(), e);
    }
    try {
      run(sql, List.of(), sink);
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "%s%s: %s%nMaybe a column or table has another name, or a file is missing."
              .formatted(name, line(e), reason(e)),
          e);
    }
  }

  /**
   * Refuses what is not one query.
   *
   * @throws CommandFailure that says so
   */
  void refuseAllButOneQuery(String sql) {
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

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new CommandFailure(ExitCode.INTERNAL, "The database did not close: " + reason(e), e);
    }
  }

  /** The database's message without the noise of its driver. */
  static String reason(SQLException e) {
    String text = String.valueOf(e.getMessage());
    int error = text.indexOf("\nError: ");
    if (error >= 0) {
      text = text.substring(error + "\nError: ".length());
    }
    int excerpt = text.indexOf("\n\nLINE ");
    return (excerpt >= 0 ? text.substring(0, excerpt) : text).strip();
  }

  /** A text as SQL has it. */
  static String literal(Object text) {
    return "'" + text.toString().replace("'", "''") + "'";
  }

  private static String line(SQLException e) {
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    return line.find() ? ", line " + line.group(1) : "";
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

  private static String abbreviated(String sql) {
    String line = sql.strip().replaceAll("\\s+", " ");
    return line.length() > 80 ? line.substring(0, 77) + "..." : line;
  }
}
