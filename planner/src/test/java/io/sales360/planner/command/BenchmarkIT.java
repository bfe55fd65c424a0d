package io.sales360.planner.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sales360.planner.testing.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The accuracy that the documentation promises, on the test parts of public collections. */
class BenchmarkIT {
  private static final String DATA = System.getProperty("sales360.data", "");

  @TempDir private Path directory;

  @BeforeAll
  static void needsData() {
    assumeTrue(!DATA.isEmpty(), "The collections are not part of the project: -Dsales360.data.");
  }

  private CommandRun bench(String collection, String... more) {
    List<String> line = new ArrayList<>(List.of("bench", "forecast", "--model", "snaive"));
    line.addAll(List.of("--tier", "fast"));
    line.addAll(List.of("--data", Path.of(DATA, "forecast", collection).toString()));
    line.addAll(List.of(more));
    CommandRun run = CommandRun.in(directory, line.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  /** The number in a column of the row of a group and model. */
  private static double number(CommandRun run, String group, String model, String column) {
    List<String> lines = run.out().lines().toList();
    List<String> head = cells(lines.get(0));
    return lines.stream()
        .map(BenchmarkIT::cells)
        .filter(row -> row.get(0).equals(group) && row.get(1).equals(model))
        .mapToDouble(row -> Double.parseDouble(row.get(head.indexOf(column))))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> cells(String line) {
    return List.of(line.trim().split(" {2,}", -1));
  }

  @Test
  void theM3CompetitionIsWonByTheFastTier() {
    CommandRun run = bench("m3");

    assertThat(number(run, "all", "fast", "OWA")).isLessThan(0.820);
    assertThat(number(run, "all", "fast", "sMAPE")).isLessThan(12.40);
    assertThat(number(run, "yearly", "fast", "OWA")).isLessThan(0.845);
    assertThat(number(run, "quarterly", "fast", "OWA")).isLessThan(0.885);
    assertThat(number(run, "monthly", "fast", "OWA")).isLessThan(0.805);
    assertThat(number(run, "quarterly", "fast", "cov95")).isBetween(0.93, 0.97);
    assertThat(number(run, "monthly", "fast", "cov95")).isBetween(0.93, 0.97);
    assertThat(number(run, "all", "fast", "cov95")).isBetween(0.93, 0.97);
    assertThat(number(run, "all", "fast", "failures")).isZero();
    // Naive2 as in the M4 competition: seasonal naive of years has exactly its error.
    assertThat(number(run, "yearly", "snaive", "OWA")).isEqualTo(1.0);
  }

  @Test
  void weeksAndHoursBeatTheM4Competition() {
    CommandRun weeks = bench("m4_weekly", "--seasons", "52", "--scoring-season", "1");
    CommandRun hours = bench("m4_hourly", "--seasons", "24,168", "--scoring-season", "24");

    assertThat(number(weeks, "week", "fast", "OWA")).isLessThan(0.720);
    assertThat(number(hours, "hour", "fast", "OWA")).isLessThan(0.405);
    assertThat(number(weeks, "week", "fast", "cov95")).isBetween(0.93, 0.97);
    assertThat(number(hours, "hour", "fast", "cov95")).isBetween(0.93, 0.97);
  }

  @Test
  void spareParts() {
    CommandRun run = bench("carparts");

    assertThat(number(run, "month", "fast", "RMSSE"))
        .isLessThan(number(run, "month", "snaive", "RMSSE"));
    assertThat(number(run, "month", "fast", "failures")).isZero();
    assertThat(run.out()).contains("by their own distributions they hold 0.98");
    assertThat(run.out()).contains("actual values are missing and were skipped");
  }
}
