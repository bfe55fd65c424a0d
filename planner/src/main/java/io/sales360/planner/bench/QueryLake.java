package io.sales360.planner.bench;

import io.sales360.common.table.Column;
import io.sales360.common.table.Lake;
import io.sales360.common.table.LakeLock;
import io.sales360.common.table.Layer;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.ManifestBuilder;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A lake of any size for measuring queries: three years of a shop of 300 products and 10 channels,
 * every value a function of its row number. The files are written straight by the database, in the
 * layout that a run publishes.
 */
public final class QueryLake {
  private static final String SCRIPT = "/bench/query-lake.sql";
  private static final String ATTEMPT = "20250101T000000Z-bench";
  private static final LocalDate AS_OF = LocalDate.of(2024, 12, 31);
  private static final int SHARDS = 8;
  private static final double LINES_PER_ORDER = 2.5;

  private final Path root;
  private final Connection connection;
  private final ManifestBuilder manifest = new ManifestBuilder("bench", ATTEMPT, AS_OF);
  private final Consumer<String> progress;

  private QueryLake(Path root, Connection connection, Consumer<String> progress) {
    this.root = root;
    this.connection = connection;
    this.progress = progress;
  }

  /**
   * Publishes a lake.
   *
   * @param root its directory, without a lake
   * @param lines about how many order lines
   * @param progress told of every table
   */
  public static void publish(Path root, long lines, Consumer<String> progress) throws IOException {
    if (Lake.at(root).current().isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is a lake in %s already.%nMaybe --lake measures it; --rows makes a new one."
              .formatted(root));
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
      new QueryLake(root, connection, progress).write(lines);
    } catch (SQLException e) {
      throw new CommandFailure(
          ExitCode.INTERNAL, "The lake could not be made: " + e.getMessage(), e);
    }
  }

  private void write(long lines) throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "SET VARIABLE orders = " + Math.max(1, Math.round(lines / LINES_PER_ORDER)));
      statement.execute("SET VARIABLE shards = " + SHARDS);
      statement.execute("SET VARIABLE shard = 0");
      statement.execute("SET preserve_insertion_order = true");
      for (String part : script().split("(?m)^-- table ", -1)) {
        if (part.startsWith("--") || part.isBlank()) {
          continue;
        }
        int end = part.indexOf('\n');
        String[] head = part.substring(0, end).strip().split(" ", 3);
        String sql = part.substring(end).strip().replaceFirst(";\\s*$", "");
        if (head[1].equals("view")) {
          statement.execute("CREATE VIEW " + head[0] + " AS " + sql);
        } else {
          write(statement, head[0], Integer.parseInt(head[1]), head[2], sql);
        }
      }
    }
    for (Map.Entry<String, String> absent : ABSENT.entrySet()) {
      manifest.absent(absent.getKey(), absent.getValue());
    }
    Lake lake = Lake.at(root);
    try (LakeLock lock = lake.lock(ATTEMPT)) {
      lake.publish(lock, manifest.build());
    }
  }

  private static final Map<String, String> ABSENT =
      Map.of("fct_campaign_touches", "the benchmark has no campaigns");

  private void write(Statement statement, String table, int shards, String grain, String sql)
      throws IOException, SQLException {
    List<Manifest.Shard> written = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      String path =
          "marts/%s/%s/part-%05d-of-%05d.parquet".formatted(table, ATTEMPT, shard, shards);
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      statement.execute("SET VARIABLE shard = " + shard);
      long rows =
          statement.executeUpdate(
              "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd)".formatted(sql, literal(file)));
      written.add(new Manifest.Shard(shard, path, rows, hash(file)));
      files.add(file);
    }
    String list = String.join(", ", files.stream().map(QueryLake::literal).toList());
    statement.execute(
        "CREATE OR REPLACE VIEW %s AS SELECT * FROM read_parquet([%s])".formatted(table, list));
    List<Column> columns = new ArrayList<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE " + table)) {
      while (described.next()) {
        columns.add(new Column(described.getString(1), described.getString(2), true));
      }
    }
    long rows = written.stream().mapToLong(Manifest.Shard::rows).sum();
    manifest.table(
        new Manifest.Table(
            table,
            Layer.MARTS,
            grain,
            columns,
            List.of(columns.get(0).name()),
            shards,
            rows,
            written));
    progress.accept("%s: %d rows".formatted(table, rows));
  }

  private static String literal(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  private static String script() throws IOException {
    try (InputStream in = QueryLake.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
