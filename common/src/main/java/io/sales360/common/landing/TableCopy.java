package io.sales360.common.landing;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.sales360.common.landing.KeyRanges.Range;
import io.sales360.common.product.TableRead;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Copies a table, range by range, to packed CSV files with a header.
 *
 * @param table what is read
 * @param directory where the files go
 * @param dialect of the database
 * @param maxRows so many rows of each range at most; 0 for all
 */
record TableCopy(TableRead table, Path directory, SqlDialect dialect, int maxRows) {

  /** How many rows the database says there are. */
  long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table.from())) {
      result.next();
      return result.getLong(1);
    }
  }

  List<Range> ranges(Connection connection) throws SQLException {
    return KeyRanges.of(connection, table);
  }

  /**
   * Copies one range.
   *
   * @param number names the file
   * @return how many rows it has
   */
  long copy(Connection connection, Range range, int number) throws SQLException, IOException {
    Path file = directory.resolve("part-%05d.csv.gz".formatted(number));
    try (PreparedStatement statement =
            connection.prepareStatement(
                sql(range), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        Writer text =
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16),
                StandardCharsets.UTF_8);
        CsvWriter out = CsvWriter.builder().build(text)) {
      statement.setFetchSize(dialect.fetchSize());
      statement.setMaxRows(maxRows);
      range.bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return write(rows, out);
      }
    }
  }

  private String sql(Range range) {
    String where = range.condition().isEmpty() ? "" : " WHERE " + range.condition();
    String order = table.partitionColumn().isEmpty() ? "" : " ORDER BY " + table.partitionColumn();
    return "SELECT * FROM " + table.from() + where + order;
  }

  private static long write(ResultSet rows, CsvWriter out) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    int width = meta.getColumnCount();
    List<String> names = new ArrayList<>(width);
    List<ColumnText> columns = new ArrayList<>(width);
    for (int i = 1; i <= width; i++) {
      names.add(meta.getColumnLabel(i));
      columns.add(ColumnText.of(meta, i));
    }
    out.writeRecord(names);
    long count = 0;
    String[] values = new String[width];
    while (rows.next()) {
      for (int i = 0; i < width; i++) {
        String value = columns.get(i).of(rows);
        values[i] = value == null ? "" : value;
      }
      out.writeRecord(values);
      count++;
    }
    return count;
  }
}
