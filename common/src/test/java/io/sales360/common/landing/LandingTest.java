package io.sales360.common.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.Corrections;
import io.sales360.common.feed.FeedColumns;
import io.sales360.common.feed.FeedFiles;
import io.sales360.common.feed.RowOutput;
import io.sales360.common.feed.SourceFile;
import io.sales360.common.feed.SourceReader;
import io.sales360.common.feed.SourceRow;
import io.sales360.common.landing.LandingException.Reason;
import io.sales360.common.product.Feed;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileParser;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Copies of a real PostgreSQL, started by the test, and of H2 for databases of other makes. */
class LandingTest {
  private static EmbeddedPostgres postgres;

  @TempDir Path lake;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(
          """
          CREATE TABLE keys AS
          SELECT i AS n,
                 CASE WHEN i %% 10 = 0 THEN NULL WHEN i %% 3 = 0 THEN -1 ELSE i - 5000 END AS skewed,
                 (CASE WHEN i %% 7 = 0 THEN NULL ELSE (i - 5000) * 0.25 END)::NUMERIC(20,4) AS price,
                 CASE WHEN i %% 5 = 0 THEN NULL ELSE 'K' || (i %% 777) || chr(192 + i %% 60) END AS name,
                 TIMESTAMP '1969-12-31 00:00:00.123456' + i * INTERVAL '1 hour' AS local_time,
                 CASE WHEN i %% 4 <> 0
                   THEN TIMESTAMPTZ '2024-03-31 00:30:00.5+00' + i * INTERVAL '1 minute' END AS zoned,
                 DATE '0001-01-01' + i AS day,
                 md5(i::TEXT)::UUID AS id
          FROM generate_series(1, 10000) t(i)
          """
              .replace("%%", "%"));
      sql.execute("CREATE TABLE nothing (id INTEGER, name TEXT)");
      sql.execute("CREATE TABLE one (id INTEGER, name TEXT)");
      sql.execute("INSERT INTO one VALUES (NULL, 'only')");
      sql.execute("CREATE TABLE moving (id BIGSERIAL PRIMARY KEY, amount INTEGER)");
      sql.execute("INSERT INTO moving (amount) SELECT 1 FROM generate_series(1, 20000)");
      sql.execute("CREATE ROLE reader LOGIN PASSWORD 'planted-secret'");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"n", "skewed", "price", "name", "local_time", "zoned", "day", "id", "(n % 3)"})
  void everyRowOnceWhateverTheKey(String column) throws Exception {
    ProductFile product =
        product("table: keys, partition: {column: \"%s\", parts: 7}".formatted(column));
    assertThat(refresh(product)).containsExactly(Map.entry("erp/feed", 10_000L));
    List<List<String>> rows = rows(product);
    assertThat(rows).hasSize(10_000);
    assertThat(rows).doesNotHaveDuplicates();
    assertThat(rows.stream().mapToInt(row -> Integer.parseInt(row.get(0))).sum())
        .isEqualTo(50_005_000);
    try (Stream<Path> files = Files.walk(lake)) {
      assertThat(files.filter(f -> f.toString().endsWith(".csv.gz")).count()).isBetween(3L, 8L);
    }
  }

  /** One value that most rows have must not make one range of them and six of nothing. */
  @Test
  void rangesHoldAboutTheSameNumberOfRows() throws Exception {
    ProductFile product =
        product("query: \"SELECT power(n, 6) AS k FROM keys\", partition: {column: k, parts: 5}");
    refresh(product);
    List<Long> sizes = new ArrayList<>();
    for (SourceFile file : files(product)) {
      List<SourceRow> rows = new ArrayList<>();
      read(product.feed("feed"), files(product), file, rows);
      sizes.add((long) rows.size());
    }
    assertThat(sizes).containsExactly(2000L, 2000L, 2000L, 2000L, 2000L, 0L);
  }

  @Test
  void valuesComeAsTheyAre() throws Exception {
    ProductFile product =
        product(
            """
            query: "SELECT 12345678901234567890.120000001::NUMERIC AS a, 0.1::REAL AS b, -1e-7::FLOAT8 AS c, true AS d,
              TIMESTAMPTZ '2024-02-29 23:59:59.25+02' AS e, TIMESTAMP '2024-02-29 23:59:59' AS f, DATE '0044-03-15' AS g,
              TIME '10:11:12' AS h, NULL::NUMERIC AS i, 'a,\\"b\\"\\nc' AS j, ARRAY[1,2] AS k, 'NaN'::NUMERIC AS l, '{\\"x\\": 1}'::JSONB AS m"
            """);
    refresh(product);
    assertThat(rows(product))
        .containsExactly(
            Arrays.asList(
                "12345678901234567890.120000001",
                "0.1",
                "-0.0000001",
                "true",
                "2024-02-29T21:59:59.250000000Z",
                "2024-02-29T23:59:59",
                "0044-03-15",
                "10:11:12",
                null,
                "a,\"b\"\nc",
                "{1,2}",
                "NaN",
                "{\"x\": 1}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "one"})
  void tablesOfNoneOrOneRow(String table) throws Exception {
    ProductFile product = product("table: %s, partition: {column: id, parts: 4}".formatted(table));
    refresh(product);
    assertThat(rows(product)).hasSize(table.equals("one") ? 1 : 0);
  }

  /** Rows that come, change and go while ranges are read side by side are not seen. */
  @Test
  void changesDuringTheReadAreNotSeen() throws Exception {
    ProductFile product = product("table: moving, partition: {column: id, parts: 8}");
    AtomicBoolean stop = new AtomicBoolean();
    ExecutorService writer = Executors.newSingleThreadExecutor();
    Future<Integer> changes =
        writer.submit(
            () -> {
              int changed = 0;
              try (Connection connection = postgres.getPostgresDatabase().getConnection();
                  Statement sql = connection.createStatement()) {
                while (!stop.get()) {
                  connection.setAutoCommit(false);
                  sql.execute(
                      "DELETE FROM moving WHERE id IN (SELECT id FROM moving ORDER BY random() LIMIT 50)");
                  sql.execute("INSERT INTO moving (amount) SELECT 1 FROM generate_series(1, 50)");
                  sql.execute("UPDATE moving SET amount = amount + 1 WHERE id % 100 = 0");
                  connection.commit();
                  changed++;
                }
              }
              return changed;
            });
    try {
      for (int i = 0; i < 10; i++) {
        refresh(product);
        List<List<String>> rows = rows(product);
        assertThat(rows).hasSize(20_000);
        assertThat(rows).doesNotHaveDuplicates();
      }
    } finally {
      stop.set(true);
      writer.shutdown();
    }
    assertThat(changes.get()).isPositive();
  }

  /** Feeds of one database belong together: an order read with its lines. */
  @Test
  void allFeedsOfADatabaseAreReadInOneSnapshot() throws Exception {
    ProductFile product =
        ProductFileParser.parse(
            """
            name: test
            depots: [{name: erp, jdbc: {url: %s, user: postgres}}]
            reporting: {currency: USD}
            feeds:
              - {name: feed, depot: erp, query: "SELECT MAX(id) AS n, pg_sleep(0.5)::TEXT AS s FROM moving",
                 outcomes: [{name: dropped, filter: true}]}
              - {name: later, depot: erp, query: "SELECT MAX(id) AS n FROM moving",
                 outcomes: [{name: dropped, filter: true}]}
            """
                .formatted(url()),
            "test.yaml");
    ExecutorService writer = Executors.newSingleThreadExecutor();
    Future<?> insert =
        writer.submit(
            () -> {
              Thread.sleep(250);
              try (Connection connection = postgres.getPostgresDatabase().getConnection();
                  Statement sql = connection.createStatement()) {
                sql.execute("INSERT INTO moving (amount) VALUES (1)");
              }
              return null;
            });
    refresh(product);
    insert.get();
    writer.shutdown();
    List<SourceRow> later = new ArrayList<>();
    List<SourceFile> files = files(product);
    read(product.feed("later"), files, files.get(1), later);
    assertThat(rows(product).get(0).get(0)).isEqualTo(later.get(0).values().get(0));
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      assertThat(sql.executeUpdate("DELETE FROM moving WHERE id = (SELECT MAX(id) FROM moving)"))
          .isEqualTo(1);
    }
  }

  @Test
  void whatIsNotWholeIsNotCurrent() throws Exception {
    ProductFile whole = product("table: one");
    refresh(whole);
    ProductFile random =
        product(
            "query: \"SELECT n FROM keys WHERE random() < 0.5\", partition: {column: n, parts: 3}");
    assertThatThrownBy(() -> Landing.below(lake).refresh(random, Map.of(), "second"))
        .isInstanceOfSatisfying(
            LandingException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INCOMPLETE))
        .hasMessageContaining("the database counts");
    assertThat(Landing.below(lake).of(whole.depots().get(0)).orElseThrow().getFileName())
        .hasToString("first");
  }

  @Test
  void failuresSayWhatToDoAndHoldNoSecret() {
    assertFails("table: absent", Map.of(), Reason.USAGE, "absent");
    String login = ", user: reader, password: {env: ERP_PASSWORD}";
    assertFails(url() + login, "table: one", Map.of(), Reason.USAGE, "ERP_PASSWORD is not set");
    assertFails(
        url() + login,
        "table: one",
        Map.of("ERP_PASSWORD", "planted-secret"),
        Reason.PERMISSION,
        "one");
    assertFails(
        "\"jdbc:postgresql://127.0.0.1:1/none\"",
        "table: one",
        Map.of(),
        Reason.UNAVAILABLE,
        "try again");
    assertFails("\"jdbc:nosuch:x\"", "table: one", Map.of(), Reason.USAGE, "folder drivers");
  }

  @Test
  void databasesOfOtherMakes() throws Exception {
    String url = "jdbc:h2:mem:erp;DB_CLOSE_DELAY=-1";
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement()) {
      sql.execute(
          "CREATE TABLE keys AS SELECT x AS n, CASE WHEN MOD(x, 3) = 0 THEN NULL ELSE x END AS k, CAST(x AS DECIMAL(20,2)) / 4 AS price FROM system_range(1, 1000)");
      ProductFile product =
          productOf("\"" + url + "\"", "table: keys, partition: {column: K, parts: 4}");
      assertThat(refresh(product)).containsExactly(Map.entry("erp/feed", 1000L));
      assertThat(rows(product)).hasSize(1000).doesNotHaveDuplicates();
    }
  }

  @Test
  void oldCopiesGo() throws Exception {
    ProductFile product = product("table: one");
    for (int i = 0; i < 6; i++) {
      Landing.below(lake).refresh(product, Map.of(), "s" + i);
    }
    try (Stream<Path> copies = Files.list(lake.resolve("_landing/erp"))) {
      assertThat(copies.filter(Files::isDirectory).count()).isEqualTo(3);
    }
    assertThat(Landing.below(lake).of(product.depots().get(0)).orElseThrow().getFileName())
        .hasToString("s5");
  }

  private void assertFails(
      String feed, Map<String, String> environment, Reason reason, String message) {
    assertFails(url() + ", user: postgres", feed, environment, reason, message);
  }

  private void assertFails(
      String database,
      String feed,
      Map<String, String> environment,
      Reason reason,
      String message) {
    assertThatThrownBy(
            () -> Landing.below(lake).refresh(productOf(database, feed), environment, "x"))
        .isInstanceOfSatisfying(
            LandingException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageContaining(message)
        .hasMessageContaining("Maybe")
        .hasMessageNotContaining("planted-secret");
  }

  private Map<String, Long> refresh(ProductFile product) throws Exception {
    return Landing.below(lake).refresh(product, Map.of(), "first");
  }

  private static String url() {
    return "\"jdbc:postgresql://127.0.0.1:%d/postgres\"".formatted(postgres.getPort());
  }

  private static ProductFile product(String feed) {
    return productOf(url() + ", user: postgres", feed);
  }

  private static ProductFile productOf(String database, String feed) {
    return ProductFileParser.parse(
        """
        name: test
        depots: [{name: erp, jdbc: {url: %s}}]
        reporting: {currency: USD, zone: Europe/London}
        feeds:
          - {name: feed, depot: erp, %s, outcomes: [{name: dropped, filter: true}]}
        """
            .formatted(database, feed.strip()),
        "test.yaml");
  }

  private List<SourceFile> files(ProductFile product) {
    return FeedFiles.plan(product, lake, null, Landing.below(lake)::of);
  }

  private List<List<String>> rows(ProductFile product) {
    List<SourceRow> rows = new ArrayList<>();
    List<SourceFile> files = files(product);
    files.stream()
        .filter(file -> file.feed().equals("feed"))
        .forEach(file -> read(product.feed("feed"), files, file, rows));
    return rows.stream().map(SourceRow::values).toList();
  }

  private static void read(
      Feed feed, List<SourceFile> files, SourceFile file, List<SourceRow> rows) {
    FeedColumns columns = FeedFiles.columns(feed, files);
    SourceReader.of(feed, columns, Corrections.none())
        .read(
            file,
            new RowOutput() {
              @Override
              public void row(SourceRow row) {
                rows.add(row);
              }

              @Override
              public void refused(DeadLetter letter) {
                throw new AssertionError(letter.message());
              }
            });
  }
}
