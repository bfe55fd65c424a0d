package io.sales360.planner.bench;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file with a header, gzipped or not, as text. */
final class CsvRows {
  private final Path file;

  private CsvRows(Path file) {
    this.file = file;
  }

  /** The file of this name in a directory, {@code .csv.gz} or {@code .csv}. */
  static Optional<CsvRows> find(Path directory, String name) {
    for (String ending : List.of(".csv.gz", ".csv")) {
      Path file = directory.resolve(name + ending);
      if (Files.isRegularFile(file)) {
        return Optional.of(new CsvRows(file));
      }
    }
    return Optional.empty();
  }

  Path file() {
    return file;
  }

  /** One row at work; valid during the call only. */
  static final class Row {
    private final CsvRows rows;
    private final ResultSet result;
    private final List<String> columns;
    private long line = 1;

    private Row(CsvRows rows, ResultSet result, List<String> columns) {
      this.rows = rows;
      this.result = result;
      this.columns = columns;
    }

    List<String> columns() {
      return columns;
    }

    boolean has(String column) {
      return columns.contains(column);
    }

    /** The text of a column; null if empty, NA or not in the file. */
    @Nullable String text(String column) {
      int at = columns.indexOf(column);
      try {
        String text = at < 0 ? null : result.getString(at + 1);
        return text == null || text.isBlank() || text.equals("NA") || text.equals("NaN")
            ? null
            : text.trim();
      } catch (SQLException e) {
        throw rows.unreadable(e);
      }
    }

    /** The text of a column that must be there. */
    String required(String column) {
      String text = text(column);
      if (text == null) {
        throw wrong(column, "", "must have a value", "add the column or fill the cell");
      }
      return text;
    }

    /** The number in a column; NaN if empty. */
    double number(String column) {
      String text = text(column);
      if (text == null) {
        return Double.NaN;
      }
      try {
        double value = Double.parseDouble(text);
        if (Double.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Said below, with the place.
      }
      throw wrong(column, text, "must be a finite number", "leave it empty if it is missing");
    }

    /** A refusal that names file, line and value. */
    CommandFailure wrong(String column, String value, String rule, String remedy) {
      return new CommandFailure(
          ExitCode.USAGE,
          "%s, line %d: %s (%s) %s.\nMaybe %s."
              .formatted(rows.file.getFileName(), line, column, value, rule, remedy));
    }
  }

  /** Gives every row, in the order of the file. */
  void each(Consumer<Row> work) {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT * FROM read_csv(?, all_varchar = true, header = true, delim = ',')")) {
      statement.setString(1, file.toString());
      try (ResultSet result = statement.executeQuery()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          columns.add(result.getMetaData().getColumnName(i));
        }
        Row row = new Row(this, result, columns);
        while (result.next()) {
          row.line++;
          work.accept(row);
        }
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private CommandFailure unreadable(SQLException e) {
    return new CommandFailure(
        ExitCode.USAGE,
        "%s cannot be read as CSV: %s\nMaybe it is not comma-separated or has no header."
            .formatted(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
        e);
  }
}
