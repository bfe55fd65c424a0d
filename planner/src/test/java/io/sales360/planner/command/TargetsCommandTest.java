package io.sales360.planner.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.console.Surroundings;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.CreditedLake;
import io.sales360.planner.testing.SampleLake;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets of the people of {@link CreditedLake}. */
class TargetsCommandTest {
  @TempDir private Path directory;

  @BeforeEach
  void publish() throws Exception {
    CreditedLake.publish(directory.resolve("lake"));
  }

  private CommandRun targets(String... arguments) {
    List<String> all = new ArrayList<>(List.of("targets"));
    all.addAll(List.of(arguments));
    Surroundings surroundings =
        new Surroundings(
            directory,
            directory,
            false,
            Map.of(),
            Clock.fixed(Instant.parse("2024-07-02T08:00:00Z"), ZoneOffset.UTC));
    return CommandRun.in(surroundings, all.toArray(String[]::new));
  }

  private CommandRun propose(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("propose", "--period", "2024-Q3", "--owner-type", "salesperson", "--author"));
    all.addAll(List.of("ann", "--reason", "board"));
    all.addAll(List.of(more));
    return targets(all.toArray(String[]::new));
  }

  private CommandRun decide(String how, String version) {
    return targets(how, version, "--author", "eve", "--reason", "agreed");
  }

  private static List<BigDecimal> column(String csv, int column) {
    return csv.lines().skip(1).map(row -> new BigDecimal(row.split(",", -1)[column])).toList();
  }

  @Test
  void aGoalIsSharedByForecastsToTheCent() {
    CommandRun run =
        propose(
            "--method", "top-down", "--goal", "10000.01", "--stretch", "10%", "--output", "csv");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("ann,").contains("ben,").doesNotContain("dan");
    List<BigDecimal> shared = column(run.out(), 1);
    assertThat(shared.get(0).add(shared.get(1))).isEqualByComparingTo("11000.01");
    assertThat(shared.get(1).doubleValue() / shared.get(0).doubleValue()).isBetween(2.5, 3.2);
    assertThat(run.err())
        .contains("salesperson/2024-Q3/v1: 2 targets, together 11000.01 EUR")
        .contains("1 left out, without sales to forecast from: cid.");
  }

  @Test
  void floorsAndCapsAreKept() {
    CommandRun run =
        propose("--method", "top-down", "--goal", "12000", "--cap", "50%", "--output", "csv");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains("12000").contains("Maybe");
    run =
        propose(
            "--method", "top-down", "--goal", "12000", "--floor", "ann=4000", "--output", "csv");
    assertThat(column(run.out(), 1).get(0)).isGreaterThanOrEqualTo(new BigDecimal("4000"));
    assertThat(column(run.out(), 1).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("12000");
  }

  @Test
  void bottomUpTakesTheQuantileOfTheSum() {
    CommandRun middle = propose("--method", "bottom-up", "--quantile", "50", "--output", "csv");
    CommandRun high = propose("--method", "bottom-up", "--quantile", "70", "--output", "csv");

    assertThat(high.exitCode()).as(high.err()).isZero();
    assertThat(column(middle.out(), 1)).isEqualTo(column(middle.out(), 4));
    assertThat(column(high.out(), 1)).isEqualTo(column(high.out(), 5));
    assertThat(column(high.out(), 1).get(0)).isGreaterThan(column(middle.out(), 1).get(0));
    assertThat(column(middle.out(), 1).get(1).doubleValue()).isBetween(9_000.0, 10_500.0);
    assertThat(high.err()).contains("v2");
    CommandRun compared =
        targets("compare", "salesperson/2024-Q3/v1", "salesperson/2024-Q3/v2", "--output", "csv");
    assertThat(compared.out().lines().findFirst().orElseThrow())
        .isEqualTo("owner_id,last_year,forecast,v1,v2");
    // July, August and September of 2023, and no refund.
    assertThat(compared.out()).contains("ann,4170,").contains("(total),");
  }

  @Test
  void theSameLakeAndTermsGiveTheSameTargets() {
    String[] terms = {"--method", "bottom-up", "--quantile", "60", "--output", "csv"};

    assertThat(propose(terms).out()).isEqualTo(propose(terms).out()).isNotEmpty();
  }

  @Test
  void aVersionIsApprovedThenLockedAndThenNothingChanges() {
    propose("--method", "top-down", "--goal", "9000");
    String version = "salesperson/2024-Q3/v1";

    assertThat(decide("lock", version).err()).contains("proposed").contains("approved");
    assertThat(decide("approve", version).exitCode()).isZero();
    assertThat(decide("approve", version).exitCode()).isEqualTo(2);
    assertThat(decide("lock", version).exitCode()).isZero();
    CommandRun late = propose("--method", "top-down", "--goal", "8000");
    assertThat(late.exitCode()).isEqualTo(2);
    assertThat(late.err()).contains("locked by eve since 2024-07-02T08:00:00Z");
    assertThat(targets("list", "--output", "csv").out())
        .contains(version + ",locked,top-down,2,9000,EUR,eve,2024-07-02T08:00:00Z,agreed");
    assertThat(targets("show", version, "--audit", "--output", "csv").out())
        .isEqualTo(
            """
            sequence,state,author,at,reason
            1,proposed,ann,2024-07-02T08:00:00Z,board
            2,approved,eve,2024-07-02T08:00:00Z,agreed
            3,locked,eve,2024-07-02T08:00:00Z,agreed
            """);
  }

  @Test
  void onlyApprovedTargetsAreExported() throws Exception {
    propose("--method", "top-down", "--goal", "9000", "--floor", "2000");
    String version = "salesperson/2024-Q3/v1";
    CommandRun early = targets("export", version, "--out", "targets.csv");
    assertThat(early.err()).contains("only approved and locked ones are exported");
    decide("approve", version);

    assertThat(targets("export", version, "--out", "targets.csv").exitCode()).isZero();
    List<String> rows = Files.readAllLines(directory.resolve("targets.csv"));
    assertThat(rows.get(0))
        .isEqualTo(
            "target_id,owner_type,owner_id,measure,starts_on,ends_on,target_amount,currency_code,version");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .startsWith(version + "/ann,salesperson,ann,net_sales,2024-07-01,2024-09-30,")
        .endsWith(",EUR," + version);
  }

  @Test
  void whatCannotBeIsRefusedWithARemedy() {
    assertRefused("positive", propose("--method", "top-down", "--goal", "-5"));
    assertRefused("there is none", propose("--method", "top-down"));
    assertRefused("(45)", propose("--method", "bottom-up", "--quantile", "45"));
    assertRefused("There is no salesperson (zoe)", propose(bottomUp("--owner", "zoe")));
    assertRefused("The salesperson (cid) has no forecast", propose(bottomUp("--owner", "cid")));
    assertRefused(
        "There is a bound for (ben)", propose(bottomUp("--owner", "ann", "--floor", "ben=1")));
    assertRefused("(much)", propose(bottomUp("--floor", "much")));
    assertRefused("There are no targets", targets("show", "salesperson/2024-Q4/v1"));
    assertRefused(
        "has begun",
        targets(
            "propose",
            "--period",
            "2024-06",
            "--owner-type",
            "salesperson",
            "--method",
            "bottom-up",
            "--quantile",
            "50",
            "--author",
            "a",
            "--reason",
            "b"));
    assertRefused(
        "reason is empty",
        targets(
            "propose",
            "--period",
            "2024-Q3",
            "--owner-type",
            "salesperson",
            "--method",
            "bottom-up",
            "--quantile",
            "50",
            "--author",
            "a",
            "--reason",
            " "));
    assertRefused(
        "dim_teams",
        targets(
            "propose",
            "--period",
            "2024-Q3",
            "--owner-type",
            "team",
            "--method",
            "bottom-up",
            "--quantile",
            "50",
            "--author",
            "a",
            "--reason",
            "b"));
  }

  @Test
  void rowsAreNoChart() {
    CommandRun run = propose(bottomUp("--output", "svg"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no chart (svg)");
    assertThat(directory.resolve("lake/_targets")).doesNotExist();
  }

  @Test
  void territoriesHaveThePublishedTotals() throws Exception {
    SampleLake.publish(directory.resolve("sample"));
    CommandRun run =
        targets(
            "propose",
            "--lake",
            "sample",
            "--period",
            "2024-Q3",
            "--owner-type",
            "territory",
            "--method",
            "bottom-up",
            "--quantile",
            "70",
            "--author",
            "a",
            "--reason",
            "b",
            "--output",
            "csv");
    CommandRun published =
        CommandRun.in(
            directory,
            "query",
            "--lake=sample",
            "--quiet",
            "--output=csv",
            "SELECT territory_id, round(q0_7, 2)::DECIMAL(18, 2) AS target FROM fct_forecast_totals t"
                + " JOIN dim_forecast_series s USING (series_id) WHERE s.hierarchy_level = 'territory'"
                + " AND s.measure = 'net_sales' AND s.grain = 'month' AND t.window_kind = 'quarter'"
                + " AND t.starts_on = DATE '2024-07-01' ORDER BY 1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out().lines().skip(1).map(row -> row.split(",", -1)[0]))
        .containsExactly("T1", "T2");
    assertThat(column(run.out(), 1)).isEqualTo(column(published.out(), 1)).hasSize(2);
  }

  private static String[] bottomUp(String... more) {
    List<String> all = new ArrayList<>(List.of("--method", "bottom-up", "--quantile", "50"));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void assertRefused(String part, CommandRun run) {
    assertThat(run.exitCode()).as(part).isEqualTo(2);
    assertThat(run.err()).contains(part).contains("Maybe");
  }

  @Test
  void aBookThatWasChangedByHandIsNotBelieved() throws Exception {
    propose("--method", "top-down", "--goal", "9000");
    decide("approve", "salesperson/2024-Q3/v1");
    Path first = directory.resolve("lake/_targets/000001.json");
    Files.writeString(first, Files.readString(first).replace("9000", "9001"));

    CommandRun run = targets("list");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("000001.json is not as it was written");
    // One who computes the seal anew is found by the entry after it.
    Files.writeString(
        first, Files.readString(first).replaceAll("\"seal\" : \".*\"", "\"seal\" : \"\""));
    assertThat(targets("list").err())
        .containsPattern("000002.json does not continue .*000001.json; one of them was changed");
    Files.delete(first);
    assertThat(targets("list").err()).contains("000001.json is missing");
  }

  @Test
  void aChangeOfTheNewestEntryShows() throws Exception {
    propose("--method", "top-down", "--goal", "9000");
    Path newest = directory.resolve("lake/_targets/000001.json");
    Files.writeString(newest, Files.readString(newest).replace("9000", "9001"));
    assertThat(targets("list").err()).contains("000001.json is not as it was written");
  }

  /** Two approved versions of one period in a feed would count twice. */
  @Test
  void theLaterApprovalSupersedesTheEarlier() {
    propose("--method", "top-down", "--goal", "9000");
    propose("--method", "top-down", "--goal", "9500");
    String first = "salesperson/2024-Q3/v1";
    String second = "salesperson/2024-Q3/v2";
    decide("approve", first);
    assertThat(decide("approve", second).exitCode()).isZero();

    assertThat(targets("list", "--output", "csv").out())
        .contains(first + ",superseded,")
        .contains(second + ",approved,");
    CommandRun old = targets("export", first, "--out", "old.csv");
    assertThat(old.exitCode()).isEqualTo(2);
    assertThat(old.err()).contains("superseded by " + second).contains("Maybe");
    assertThat(decide("lock", first).err()).contains("superseded");
    assertThat(decide("lock", second).exitCode()).isZero();
    assertThat(targets("export", second, "--out", "new.csv").exitCode()).isZero();
  }

  @Test
  void writersAtTheSameTimeLoseNothing() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<CommandRun>> runs = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        String goal = String.valueOf(9000 + i);
        runs.add(pool.submit(() -> propose("--method", "top-down", "--goal", goal)));
      }
      for (Future<CommandRun> run : runs) {
        assertThat(run.get().exitCode()).as(run.get().err()).isZero();
      }
    } finally {
      pool.shutdown();
    }

    String list = targets("list", "--output", "csv").out();
    for (int i = 0; i < 8; i++) {
      assertThat(list)
          .contains("salesperson/2024-Q3/v" + (i + 1) + ",")
          .contains("," + (9000 + i) + ",EUR,");
    }
  }
}
