package io.sales360.planner.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.table.Layer;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.LakeWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A deployment of three source rows, of which one is free and two are sold. */
class VerifyCommandTest {
  private static final String PRODUCT =
      """
      name: stall
      depots: [{name: files, path: .}]
      lake: {path: lake}
      reporting: {currency: EUR, as_of: 2024-03-31}
      feeds:
        - name: lines
          depot: files
          files: lines.csv
          types: {price: decimal}
          control_amount: price
          outcomes:
            - {name: free, when: price == 0, filter: true}
            - name: sale
              entity: order_line
              map: {order_id: id, product_id: sku, quantity: {value: "1"}, net_amount: price, ordered_at: day,
                    currency_code: {value: EUR}}
      """;
  private static final String ORACLE =
      """
      -- what was sold
      SELECT 'sales' AS name, count(*) AS rows, sum(price::DECIMAL(18, 2)) AS amount
      FROM read_csv('${data}/lines.csv', header = true, all_varchar = true) WHERE price <> '0'
      """;
  private static final String PUBLISHED =
      "SELECT 'sales' AS name, count(*) AS rows, sum(net_amount) AS amount FROM fct_order_lines";
  private static final String LINES =
      "id,sku,day,price\nO1,P1,2024-03-01,10.25\nO2,P1,2024-03-02,20.25\n";

  // Blanks, quotes and brackets in a path must not matter.
  @TempDir private Path home;
  private Path directory;

  @BeforeEach
  void deploy() throws Exception {
    directory = Files.createDirectories(home.resolve("my [1] company's"));
    write("sales360.yaml", PRODUCT);
    write("lines.csv", LINES + "O3,P1,2024-03-02,0\n");
    write("oracle.sql", ORACLE);
    write("published.sql", PUBLISHED);
    publish("lake", sound());
  }

  @Test
  void lakeThatIsRightHasNoDifference() {
    CommandRun run = verify("--output", "csv");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .contains(
            "part,name,expected_rows,actual_rows,rows_difference,expected_amount,actual_amount,amount_difference,result",
            "sources,lines,3,3,0,30.5,30.5,0,equal",
            "ledger,lines,3,3,0,30.5,30.5,0,equal",
            "tables,fct_order_lines,2,2,0,30.5,30.5,0,equal",
            "tables,agg_daily_sales,2,2,0,,,,equal",
            "identities,order lines: gross less discount is net,2,2,0,30.5,30.5,0,equal",
            "identities,lines that are sales: daily sales,2,2,0,30.5,30.5,0,equal",
            "oracle,sales,2,2,0,30.5,30.5,0,equal")
        .contains(
            "identities,returns: daily sales,,,,,,,absent: there is no fct_returns: no feed fills return_line");
    assertThat(run.err()).contains("0 differ").contains("have no table here");
  }

  @Test
  void tamperedAmountFailsAndIsNamed() throws Exception {
    rewrite(
        "fct_order_lines",
        "SELECT * REPLACE (if(order_id = 'O2', net_amount + 0.01, net_amount) AS net_amount)");

    CommandRun run = verify("--output", "csv", "--differing");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().lines().skip(1))
        .containsExactly(
            "identities,order lines: gross less discount is net,2,2,0,30.5,30.51,0.01,differs",
            "oracle,sales,2,2,0,30.5,30.51,0.01,differs");
    assertThat(run.err())
        .contains("2 differ", "expected 2 rows, 30.5, actual 2 rows, 30.51, and 1 more");
  }

  @Test
  void rowThatWasTakenAwayFailsAndIsNamed() throws Exception {
    rewrite("fct_order_lines", "SELECT *", "WHERE order_id <> 'O2'");

    CommandRun run = verify("--output", "csv", "--differing");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().lines())
        .contains(
            "tables,fct_order_lines,2,1,-1,30.5,10.25,-20.25,differs",
            "identities,lines that are sales: daily sales,1,2,1,10.25,30.5,20.25,differs",
            "oracle,sales,2,1,-1,30.5,10.25,-20.25,differs");
  }

  @Test
  void tamperedAggregateFailsWithoutAnyOracle() throws Exception {
    Files.delete(directory.resolve("oracle.sql"));
    Files.delete(directory.resolve("published.sql"));
    rewrite("agg_daily_sales", "SELECT * REPLACE (gross_sales * 2 AS gross_sales)");

    CommandRun run = verify("--output", "csv", "--differing");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().lines())
        .contains("identities,lines that are sales: daily sales,2,2,0,30.5,61,30.5,differs");
    assertThat(run.err()).contains("no oracle.sql of its own figures");
  }

  @Test
  void sourceThatGrewSinceTheRunFails() throws Exception {
    write("lines.csv", LINES + "O3,P1,2024-03-02,0\nO4,P1,2024-03-03,1.00\n");

    CommandRun run = verify("--output", "csv", "--differing");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().lines().skip(1))
        .containsExactly(
            "sources,lines,4,3,-1,31.5,30.5,-1,differs",
            "oracle,sales,3,2,-1,31.5,30.5,-1,differs");
  }

  @Test
  void ledgerThatDoesNotBalanceFails() throws Exception {
    publish(
        "lossy",
        List.of(
            LakeWriter.entry("lines", Kind.READ, "", "", 3, "30.5"),
            LakeWriter.entry("lines", Kind.WRITTEN, "sale", "fct_order_lines", 2, "30.5")));

    CommandRun run = verify("--output", "csv", "--differing", "--lake", "lossy");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().lines().skip(1))
        .containsExactly("ledger,lines,3,2,-1,30.5,30.5,0,differs");
  }

  @Test
  void figureThatOnlyOneSideKnowsDiffers() throws Exception {
    write("published.sql", PUBLISHED.replace("'sales'", "'turnover'"));

    CommandRun run = verify("--output", "csv", "--differing");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().lines().skip(1))
        .containsExactly(
            "oracle,sales,2,,,30.5,,,differs: missing",
            "oracle,turnover,,2,,,30.5,,differs: not expected");
  }

  @Test
  void jsonKeepsNumbersExact() throws Exception {
    JsonNode rows = new ObjectMapper().readTree(verify("--output=json").out());

    assertThat(rows)
        .anySatisfy(
            row ->
                assertThat(row.toString())
                    .isEqualTo(
                        "{\"part\":\"oracle\",\"name\":\"sales\",\"expected_rows\":2,\"actual_rows\":2,\"rows_difference\":0,"
                            + "\"expected_amount\":30.5,\"actual_amount\":30.5,\"amount_difference\":0,\"result\":\"equal\"}"));
  }

  @Test
  void tableShowsBothNumbersWithTheirDifference() throws Exception {
    rewrite("fct_order_lines", "SELECT * REPLACE (net_amount + 1 AS net_amount)");

    assertThat(verify("--differing").out())
        .containsPattern("oracle +sales +2 +2 +0 +30.5 +32.5 +2 +differs");
  }

  @Test
  void suffixOfTheProductFileNamesItsOracle() throws Exception {
    write("sales360-test.yaml", PRODUCT);
    write("oracle-test.sql", ORACLE.replace("'sales'", "'of the test'"));
    write("published-test.sql", PUBLISHED.replace("'sales'", "'of the test'"));

    assertThat(verify("--config", "sales360-test.yaml", "--output", "csv").out().lines())
        .contains("oracle,of the test,2,2,0,30.5,30.5,0,equal");
  }

  static Stream<Arguments> badOracles() {
    String figure = "SELECT 'a' AS name, 1 AS rows, 1.5 AS amount";
    return Stream.of(
        Arguments.of("SELECT FROM WHERE", "The query is not SQL"),
        Arguments.of(figure + "; " + figure, "Only one query is allowed"),
        Arguments.of("COPY (" + figure + ") TO '${data}/stolen.csv'", "Only one query is allowed"),
        Arguments.of("-- nothing", "Only one query is allowed"),
        Arguments.of("SELECT 'a' AS name, 1 AS n, 1.5 AS amount", "the columns [name, n, amount]"),
        Arguments.of("SELECT NULL AS name, 1 AS rows, 1.5 AS amount", "A figure has no name"),
        Arguments.of(figure + " UNION ALL " + figure, "Two figures are named a"),
        Arguments.of("SELECT 'a' AS name, 1.5 AS rows, 1.5 AS amount", "no whole number: 1.5"),
        Arguments.of("SELECT 'a' AS name, 1 AS rows, 1.5::DOUBLE AS amount", "no decimal: 1.5"),
        Arguments.of(figure + " WHERE false", "yields no figure"),
        Arguments.of("SELECT 1\nFROM '${dada}'", "line 2: ${dada} has no meaning here"),
        Arguments.of("WITH a AS (" + figure + ")\n\nSELECT nam FROM a", "line 3: "),
        Arguments.of(
            "SELECT 'a' AS name, count(*) AS rows, 0 AS amount\nFROM read_csv('${data}/lost.csv')",
            "lost.csv"),
        Arguments.of(
            "SELECT 'a' AS name, count(*) AS rows, 0 AS amount FROM read_csv('${data}/../outside.csv')",
            "disabled by configuration"));
  }

  @ParameterizedTest
  @MethodSource("badOracles")
  void badOracleIsRefusedWithFileAndReason(String sql, String reason) throws Exception {
    Files.writeString(home.resolve("outside.csv"), "a\n1\n");
    write("oracle.sql", sql);

    CommandRun run = verify();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("oracle.sql", reason, "Maybe");
    assertThat(run.err()).doesNotContain("Exception");
    assertThat(directory.resolve("stolen.csv")).doesNotExist();
  }

  @Test
  void badQueryOverTheTablesIsRefusedWithFileAndLine() throws Exception {
    write(
        "published.sql",
        "SELECT 'sales' AS name, count(*) AS rows,\n sum(net) AS amount FROM fct_order_lines");

    CommandRun run = verify();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("published.sql, line 2: ", "net");
  }

  @Test
  void publishedQueryHasNoSourceFiles() throws Exception {
    write("published.sql", PUBLISHED + " WHERE '${data}' <> ''");

    assertThat(verify().err()).contains("published.sql, line 1: ${data} has no meaning here");
  }

  @Test
  void halfAnOracleIsRefused() throws Exception {
    Files.delete(directory.resolve("published.sql"));

    CommandRun run = verify();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no file", "published.sql", "oracle.sql");
    assertThat(verify("--oracle", "oracle.sql").err()).contains("come together");
  }

  @Test
  void oracleThatIsNoTextIsRefused() throws Exception {
    Files.write(directory.resolve("oracle.sql"), new byte[] {(byte) 0xC3, (byte) 0x28});

    CommandRun run = verify();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("oracle.sql is not UTF-8");
  }

  private CommandRun verify(String... more) {
    return CommandRun.in(
        directory, Stream.concat(Stream.of("verify"), Stream.of(more)).toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static List<LedgerEntry> sound() {
    return List.of(
        LakeWriter.entry("lines", Kind.READ, "", "", 3, "30.5"),
        LakeWriter.entry("lines", Kind.FILTERED, "free", "", 1, "0"),
        LakeWriter.entry("lines", Kind.WRITTEN, "sale", "fct_order_lines", 2, "30.5"));
  }

  private void publish(String lake, List<LedgerEntry> ledger) throws IOException, SQLException {
    try (LakeWriter writer =
        LakeWriter.into(directory.resolve(lake), "a1", LocalDate.of(2024, 3, 31))) {
      writer
          .table(
              "fct_order_lines",
              Layer.MARTS,
              "one row per order line",
              1,
              """
              SELECT order_id, true AS is_sale, day::DATE AS ordered_on, a::DECIMAL(38, 9) AS gross_amount,
                     0::DECIMAL(38, 9) AS discount_amount, a::DECIMAL(38, 9) AS net_amount,
                     a::DECIMAL(38, 9) AS reporting_net_amount, a::DECIMAL(38, 9) AS control_amount
              FROM (VALUES ('O1', '2024-03-01', 10.25), ('O2', '2024-03-02', 20.25)) t(order_id, day, a)""",
              "")
          .table(
              "agg_daily_sales",
              Layer.MARTS,
              "one row per day",
              1,
              """
              SELECT ordered_on AS day, 1::BIGINT AS line_count, gross_amount AS gross_sales, discount_amount AS discounts,
                     0::DECIMAL(38, 9) AS returns, net_amount AS net_sales FROM fct_order_lines""",
              "");
      writer.manifest().absent("fct_returns", "no feed fills return_line");
      writer.manifest().ledger(ledger);
      writer.publish();
    }
  }

  private void rewrite(String table, String select) throws IOException, SQLException {
    rewrite(table, select, "");
  }

  /** Changes the file of a table behind the manifest's back. */
  private void rewrite(String table, String select, String where) throws IOException, SQLException {
    Path file;
    try (Stream<Path> files = Files.walk(directory.resolve("lake"))) {
      file =
          files
              .filter(f -> f.toString().endsWith(".parquet") && f.toString().contains(table))
              .findFirst()
              .orElseThrow();
    }
    String name = file.toString().replace("'", "''");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t AS %s FROM read_parquet(['%s']) %s".formatted(select, name, where));
      statement.execute("COPY t TO '%s' (FORMAT parquet)".formatted(name));
    }
  }
}
