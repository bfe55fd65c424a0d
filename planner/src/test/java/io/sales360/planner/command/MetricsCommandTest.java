package io.sales360.planner.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.SampleLake;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsCommandTest {
  @TempDir private static Path directory;

  @BeforeAll
  static void publish() throws Exception {
    SampleLake.publish(directory.resolve("lake"));
  }

  @Test
  void listSaysWhatThisLakeCannotAnswer() {
    CommandRun run = CommandRun.in(directory, "metrics", "list", "--output", "csv");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("metric,unit,title,owner,not_available\n")
        .contains("net_sales,money,Net sales,finance,\n")
        .contains(
            "returns,money,Returns,finance,fct_returns is absent: no feed fills return_line\n")
        .contains("total_customers,count,Customers on file,customer care,dim_customers is absent");
  }

  @Test
  void listShowsDimensionsAndRoles() {
    assertThat(CommandRun.in(directory, "metrics", "list", "--dimensions", "--output", "csv").out())
        .contains("email,text,true,dim_customers,E-mail address.\n");
    assertThat(CommandRun.in(directory, "metrics", "list", "--roles").out())
        .contains("pseudonymous");
  }

  @Test
  void listNeedsNoLake() {
    CommandRun run = CommandRun.in(directory, "metrics", "list", "--lake", "none");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("net_sales");
    assertThat(run.err()).contains("There is no lake here");
  }

  @Test
  void showExplainsWithTheWorkedExample() {
    assertThat(CommandRun.in(directory, "metrics", "show", "returns").out())
        .isEqualToNormalizingNewlines(
            """
            returns     Returns
                        Refunds of returned lines, on the day of the return.
            computed    sum(reporting_refund_amount) of fct_returns
            also from   sum(returns) where returns <> 0 or returned_units <> 0 of agg_daily_sales
            unit        money
            owner       finance
            absent      formulas read it as zero where its table is absent
            example     fct_returns (reporting_refund_amount 20) (reporting_refund_amount 1.25)
            gives       21.25
            """);
    assertThat(CommandRun.in(directory, "metrics", "show", "email").out())
        .contains("redacted unless a role clears it");
    assertThat(CommandRun.in(directory, "metrics", "show", "monthly_revenue_prev").out())
        .contains("total_revenue of the whole month, previous-period");
  }

  @Test
  void queryAnswersAndKeepsStdoutForData() {
    CommandRun run =
        CommandRun.in(
            directory,
            "metrics",
            "query",
            "net_sales,units",
            "--group-by",
            "category",
            "--grain",
            "year",
            "--from",
            "2023-01-01",
            "--compare",
            "previous-year",
            "--output",
            "csv");
    assertThat(run.exitCode()).isZero();
    // 365 days x 3 channels x (10 + 20) x 1.1 x 0.9 for shoes of two products, and so on.
    assertThat(run.out())
        .startsWith(
            """
            year,is_partial,category,net_sales,net_sales_previous_year,net_sales_previous_year_change,units,units_previous_year,units_previous_year_change
            2023-01-01,false,Shoes,32521.5,29565,0.1,7665,7665,0
            """);
    assertThat(run.err()).contains("returns is read as zero");
  }

  @Test
  void ndjsonIsOneObjectALine() {
    CommandRun run =
        CommandRun.in(
            directory,
            "metrics",
            "query",
            "units",
            "--group-by",
            "channel_id",
            "--where",
            "channel_id in C1, C2",
            "--output",
            "ndjson",
            "--to",
            "2022-01-01");
    assertThat(run.out())
        .isEqualTo("{\"channel_id\":\"C1\",\"units\":14}\n{\"channel_id\":\"C2\",\"units\":18}\n");
  }

  @Test
  void sqlCanBeRunAsItIs() {
    CommandRun sql =
        CommandRun.in(
            directory,
            "metrics",
            "query",
            "net_sales",
            "--grain",
            "quarter",
            "--group-by",
            "territory",
            "--sql",
            "-q");
    assertThat(sql.exitCode()).isZero();
    CommandRun answer =
        CommandRun.in(
            directory,
            "metrics",
            "query",
            "net_sales",
            "--grain",
            "quarter",
            "--group-by",
            "territory");
    assertThat(CommandRun.in(directory, "query", sql.out()).out()).isEqualTo(answer.out());
  }

  @Test
  void anOwnFileIsCheckedWhole() throws Exception {
    Files.writeString(directory.resolve("own.yaml"), "metrics:\n  x: {title: X}\nsurprise: 1\n");
    CommandRun run = CommandRun.in(directory, "metrics", "list", "--metrics", "own.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("problems:").contains("own.yaml:2").contains("own.yaml:3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics",
        "metrics query",
        "metrics query nothing",
        "metrics query units --group-by nothing",
        "metrics query units --grain hour",
        "metrics query units --grain fiscal_year",
        "metrics query units --from yesterday",
        "metrics query units --from 2024-02-01 --to 2024-01-01",
        "metrics query units --where nonsense",
        "metrics query units --compare tomorrow",
        "metrics query units --rolling 7x",
        "metrics query units --to-date day",
        "metrics query units --top -1",
        "metrics query units --top 3 --by orders",
        "metrics query units --role king",
        "metrics show nothing",
        "bench query"
      })
  void wrongUsageEndsWithTwoAndARemedy(String line) {
    CommandRun run = CommandRun.in(directory, line.split(" ", -1));
    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains("Maybe ").doesNotContain("\tat ");
  }

  @Test
  void benchTimesEveryStandardQuery() {
    CommandRun run =
        CommandRun.in(
            directory,
            "bench",
            "query",
            "--lake",
            "made",
            "--rows",
            "4000",
            "--seconds",
            "0",
            "--output",
            "csv");
    assertThat(run.exitCode()).as(run.err()).isIn(0, 3); // How fast this machine is, is not tested.
    assertThat(run.out().lines()).hasSize(41);
    assertThat(run.err())
        .contains("40 queries on ")
        .contains("order lines: p50 ")
        .contains("queries a minute with 2 threads (target 1000)");
  }
}
