package io.sales360.pipelines.testing;

import io.sales360.common.table.Lake;
import io.sales360.common.table.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asks a lake in SQL, through an engine that has nothing to do with ours. */
public final class LakeQueries {
  private LakeQueries() {}

  /** Rows as text, values joined by {@code |}. */
  public static List<String> ask(Path lake, String sql) throws SQLException, IOException {
    return ask(lake, Lake.at(lake).current().orElseThrow().manifest(), sql);
  }

  /** The same over a manifest that may be only staged. */
  public static List<String> ask(Path lake, Manifest manifest, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (Manifest.Table table : manifest.tables()) {
        String files =
            table.shards().stream()
                .map(s -> "'" + lake.resolve(s.path()) + "'")
                .collect(Collectors.joining(","));
        statement.execute(
            "CREATE VIEW " + table.name() + " AS SELECT * FROM read_parquet([" + files + "])");
      }
      for (Manifest.View view : manifest.views()) {
        statement.execute("CREATE VIEW " + view.name() + " AS " + view.sql());
      }
      try (ResultSet rows = statement.executeQuery(sql)) {
        List<String> text = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= columns; i++) {
            values.add(plain(rows.getObject(i)));
          }
          text.add(String.join("|", values));
        }
        return text;
      }
    }
  }

  private static String plain(Object value) {
    if (value instanceof java.math.BigDecimal decimal) {
      return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
    return String.valueOf(value);
  }
}
