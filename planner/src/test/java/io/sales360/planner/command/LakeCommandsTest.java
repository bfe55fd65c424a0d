package io.sales360.planner.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.SampleLake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LakeCommandsTest {
  // Blanks, quotes and brackets in a path must not matter.
  @TempDir private static Path home;
  private static Path directory;

  @BeforeAll
  static void publish() throws Exception {
    directory = Files.createDirectories(home.resolve("my [1] company's"));
    SampleLake.publish(directory.resolve("lake"));
  }

  @Test
  void queryPrintsAnAlignedTable() {
    CommandRun run =
        CommandRun.in(
            directory,
            "query",
            "SELECT channel_id, sum(net_sales) AS net_sales, NULL AS nothing FROM agg_daily_sales WHERE day = DATE '2022-01-01' GROUP BY 1 ORDER BY 1");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            channel_id  net_sales  nothing
            ----------  ---------  -------
            C1                 90
            C2                 90
            C3                 90
            (3 rows)
            """);
  }

  @Test
  void queryPrintsCsvThatIsExact() {
    CommandRun run =
        CommandRun.in(
            directory,
            "query",
            "--output",
            "csv",
            "SELECT product_id, product_name, 1.50::DECIMAL(38,9) AS m, 1e-7::DOUBLE AS d, TIMESTAMPTZ '2024-01-02 03:04:05Z' AS t FROM dim_products ORDER BY 1 LIMIT 2");
    assertThat(run.out())
        .isEqualTo(
            """
            product_id,product_name,m,d,t
            P1,"</script><img src=x onerror=alert(1)>""'&",1.5,0.0000001,2024-01-02T03:04:05Z
            P2,"=HYPERLINK(""http://evil"",""click"")",1.5,0.0000001,2024-01-02T03:04:05Z
            """);
  }

  @Test
  void queryPrintsJsonWithTypes() throws Exception {
    CommandRun run =
        CommandRun.in(
            directory,
            "query",
            "--output=json",
            "SELECT 12.50::DECIMAL(38,9) AS amount, true AS yes, NULL AS nothing, DATE '2024-06-30' AS day, 'a\"b' AS text, 'NaN'::DOUBLE AS nan");
    JsonNode rows = new ObjectMapper().readTree(run.out());
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).toString())
        .isEqualTo(
            "{\"amount\":12.5,\"yes\":true,\"nothing\":null,\"day\":\"2024-06-30\",\"text\":\"a\\\"b\",\"nan\":null}");
  }

  @Test
  void controlCharactersNeverReachATerminal() {
    CommandRun run =
        CommandRun.in(
            directory, "query", "SELECT 'a' || chr(27) || '[31mred' || chr(10) || 'b' AS t");
    assertThat(run.out()).contains("a [31mred b").doesNotContain("\u001b");
  }

  static Stream<String> notQueries() {
    return Stream.of(
        "COPY dim_products TO 'stolen.csv'",
        "COPY (SELECT 1) TO 'stolen.csv' (FORMAT csv)",
        "ATTACH 'other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "EXPORT DATABASE 'stolen'",
        "CREATE TABLE t AS SELECT 1",
        "DROP VIEW dim_products",
        "SET enable_external_access = true",
        "RESET allowed_paths",
        "PRAGMA database_list",
        "CALL pragma_version()",
        "SELECT 1; COPY dim_products TO 'stolen.csv'",
        "SELECT 1; SELECT 2",
        "",
        "-- nothing");
  }

  @ParameterizedTest
  @MethodSource("notQueries")
  void whatIsNoSingleQueryIsRefused(String sql) throws Exception {
    CommandRun run = CommandRun.in(directory, "query", sql);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("error: ").contains("Maybe ").doesNotContain("\tat ");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(f -> f.getFileName().toString())).doesNotContain("stolen.csv", "stolen");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM query('COPY dim_products TO ''stolen.csv''')",
        "SELECT getenv('HOME')",
        "SELECT * FROM nowhere"
      })
  void queriesReadNothingButTheLake(String sql) {
    CommandRun run = CommandRun.in(directory, "query", sql);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Maybe ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHOW TABLES",
        "DESCRIBE fct_order_lines",
        "FROM dim_products",
        "WITH x AS (SELECT 1) SELECT * FROM x",
        "SELECT count(*) FROM forecast_current;"
      })
  void everyKindOfQueryRuns(String sql) {
    assertThat(CommandRun.in(directory, "query", sql).exitCode()).isZero();
  }

  @Test
  void statusShowsTablesAbsencesAndFailedAttempts() {
    CommandRun run = CommandRun.in(directory, "status");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("version 1, as of 2024-06-30, run r1")
        .contains("fct_returns is absent: no feed fills return_line")
        .containsSubsequence(
            "20240702T000000Z-a2  failed",
            "4 of 1000 rows refused",
            "20240701T000000Z-a1  published");
    assertThat(run.out()).containsPattern("agg_daily_sales +marts +10944 +one row per day");
  }

  @Test
  void statusOfAnEmptyLakeSaysSo() {
    CommandRun run = CommandRun.in(directory, "status", "--lake", "none");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualToNormalizingNewlines("Nothing is published in the lake none.\n");
  }

  @Test
  void queryOfAnEmptyLakeFailsWithARemedy() {
    CommandRun run = CommandRun.in(directory, "query", "--lake", "none", "SELECT 1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Nothing is published in the lake").contains("Maybe 's360 run");
  }

  @Test
  void forecastShowGivesTheTotalWithIntervals() {
    CommandRun run =
        CommandRun.in(
            directory,
            "forecast",
            "show",
            "--measure",
            "net_sales",
            "--grain",
            "month",
            "--output",
            "csv");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(7);
    assertThat(run.out())
        .startsWith("series_id,hierarchy_level,territory_id")
        .contains("net_sales/month/total,total,,,,,net_sales,month,1,2024-07-01,31211.54,");
  }

  @Test
  void forecastShowSumsOverQuarters() {
    CommandRun run =
        CommandRun.in(
            directory,
            "forecast",
            "show",
            "--total",
            "quarter",
            "--measure",
            "net_sales",
            "--grain",
            "month",
            "--output",
            "csv");
    CommandRun steps =
        CommandRun.in(
            directory,
            "query",
            "--output",
            "csv",
            "SELECT sum(mean) AS mean FROM fct_sales_forecasts WHERE h <= 3"
                + " AND series_id = 'net_sales/month/total'");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.out())
        .startsWith("series_id,hierarchy_level,territory_id")
        .contains(
            "net_sales/month/total,total,,,,,net_sales,month,2024-07-01,2024-09-30,true,"
                + steps.out().lines().skip(1).findFirst().orElseThrow()
                + ",")
        .contains("2024-10-01,2024-12-31,true,");
  }

  @Test
  void forecastShowRefusesUnknownWindows() {
    CommandRun run = CommandRun.in(directory, "forecast", "show", "--total", "decade");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--total").contains("decade");
  }

  @Test
  void forecastShowTakesAValueInAnyCase() {
    CommandRun run =
        CommandRun.in(
            directory,
            "forecast",
            "show",
            "--category",
            "shoes",
            "--measure",
            "NET_SALES",
            "--output",
            "csv");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("net_sales/week/Shoes").contains("net_sales/month/T1/Shoes");
  }

  @Test
  void forecastShowBindsItsValues() {
    CommandRun run = CommandRun.in(directory, "forecast", "show", "--territory", "' OR 1=1 --");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("No series matches {territory_id=' OR 1=1 --}.");
  }

  @Test
  void forecastDoctorListsFindings() {
    CommandRun run =
        CommandRun.in(
            directory,
            "forecast",
            "doctor",
            "--level",
            "product",
            "--measure",
            "units",
            "--grain",
            "month",
            "--kind",
            "OUTLIER",
            "--output",
            "csv");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            series_id,kind,from_period,to_period,size,action,demand_class,observed_periods,zero_periods
            units/month/P1,outlier,2023-03-01,2023-03-01,100.13,reported,smooth,30,0
            """);
  }

  @Test
  void forecastDoctorOfHealthySeriesPrintsNothingButTheHead() {
    CommandRun run =
        CommandRun.in(directory, "forecast", "doctor", "--level", "total", "--output", "csv");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(1);
  }

  @Test
  void forecastDoctorOfUnknownSeriesFailsWithARemedy() {
    CommandRun run = CommandRun.in(directory, "forecast", "doctor", "--series", "nowhere");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("No series matches {series_id=nowhere}.").contains("Maybe ");
  }

  @Test
  void reportIsWrittenWhole() throws Exception {
    CommandRun run = CommandRun.in(directory, "report", "--out", "pages/report.html");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualToNormalizingNewlines("pages/report.html\n");
    assertThat(directory.resolve("pages")).isDirectoryContaining("glob:**/report.html");
    assertThat(Files.size(directory.resolve("pages/report.html"))).isBetween(600_000L, 3_000_000L);
  }
}
