package io.sales360.planner.testing;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.table.Column;
import io.sales360.common.table.Lake;
import io.sales360.common.table.LakeLock;
import io.sales360.common.table.Layer;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.ManifestBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Publishes what SQL yields as a lake, without any pipeline. */
public final class LakeWriter implements AutoCloseable {
  private final Path root;
  private final String attempt;
  private final ManifestBuilder manifest;
  private final Connection connection;

  private LakeWriter(Path root, String attempt, LocalDate asOf) throws SQLException {
    this.root = root;
    this.attempt = attempt;
    this.manifest = new ManifestBuilder("r1", attempt, asOf);
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  public static LakeWriter into(Path root, String attempt, LocalDate asOf) throws SQLException {
    return new LakeWriter(root, attempt, asOf);
  }

  /** What is published beside the tables. */
  public ManifestBuilder manifest() {
    return manifest;
  }

  /**
   * Writes the rows of a query as a table, and keeps it for later queries.
   *
   * @param hidden a column that later queries need and the lake does not have; else empty
   */
  public LakeWriter table(
      String name, Layer layer, String grain, int shards, String sql, String hidden)
      throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE " + name + " AS " + sql);
      List<Column> columns = new ArrayList<>();
      try (ResultSet described = statement.executeQuery("DESCRIBE " + name)) {
        while (described.next()) {
          if (!described.getString(1).equals(hidden)) {
            columns.add(new Column(described.getString(1), described.getString(2), true));
          }
        }
      }
      List<Manifest.Shard> written = new ArrayList<>();
      for (int i = 0; i < shards; i++) {
        written.add(shard(statement, name, layer, i, shards, hidden));
      }
      manifest.table(
          new Manifest.Table(
              name,
              layer,
              grain,
              columns,
              List.of(columns.get(0).name()),
              shards,
              written.stream().mapToLong(Manifest.Shard::rows).sum(),
              written));
    }
    return this;
  }

  private Manifest.Shard shard(
      Statement statement, String name, Layer layer, int i, int shards, String hidden)
      throws IOException, SQLException {
    String path =
        "%s/%s/%s/part-%05d-of-%05d.parquet".formatted(layer.directory(), name, attempt, i, shards);
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    String except = hidden.isEmpty() ? "" : " EXCLUDE (" + hidden + ")";
    long rows =
        statement.executeUpdate(
            "COPY (SELECT *%s FROM %s WHERE rowid %% %d = %d) TO '%s' (FORMAT parquet)"
                .formatted(except, name, shards, i, file.toString().replace("'", "''")));
    return new Manifest.Shard(i, path, rows, "%064x".formatted(rows));
  }

  /** Publishes what was written. */
  public Lake publish() throws IOException {
    Lake lake = Lake.at(root);
    try (LakeLock lock = lake.lock(attempt)) {
      lake.publish(lock, manifest.build());
    }
    return lake;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  public static LedgerEntry entry(
      String feed, LedgerEntry.Kind kind, String outcome, String table, long rows, String amount) {
    return new LedgerEntry(feed, kind, outcome, table, rows, new BigDecimal(amount));
  }
}
