package io.sales360.planner.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.PretendRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildRunTest {
  @TempDir private Path home;
  private Surroundings surroundings;

  @BeforeEach
  void surround() {
    surroundings = new Surroundings(home, home, false, Map.of());
  }

  @Test
  void eventsGoToTheListenerAndTheRestToTheLog() throws Exception {
    PretendRunner.saying(
        home,
        "@s360 {\"event\":\"stage\",\"job\":\"SalesMarts\",\"stage\":\"StageRows\",\"rows\":1234,\"seconds\":3.2}",
        "a library chatters",
        "@s360 {\"event\":\"message\",\"level\":\"warn\",\"text\":\"careful\"}",
        "@s360 {\"event\":\"ledger\",\"text\":\"the ledger\",\"balanced\":true}",
        "@s360 not json",
        "@s360 {\"event\":\"outcome\",\"exitCode\":5,\"runId\":\"r\",\"attempt\":\"a\",\"manifestHash\":\"h\",\"version\":2,\"published\":false,\"unchanged\":false}",
        "exit 5");
    List<RunEvent> events = new ArrayList<>();
    RunOutcome outcome = new ChildRun(surroundings).execute(request(), events::add);
    assertThat(outcome.exitCode()).isEqualTo(5);
    assertThat(outcome.reported())
        .contains(new RunEvent.Outcome(5, "r", "a", "h", 2, false, false));
    assertThat(events)
        .containsExactly(
            new RunEvent.Stage("SalesMarts", "StageRows", 1234, 3.2),
            new RunEvent.Message("warn", "careful"),
            new RunEvent.Ledger("the ledger", true),
            new RunEvent.Message("warn", "The run reported something unreadable: @s360 not json"));
    assertThat(Files.readString(outcome.log()))
        .contains("a library chatters")
        .contains(
            "arguments: [--config=c.yaml, --data=d, --lake="
                + home.resolve("lake")
                + ", --asOf=2024-06-30]");
  }

  @Test
  void aRunThatDiesHasNoOutcome() throws Exception {
    PretendRunner.saying(home, "exit 137");
    RunOutcome outcome = new ChildRun(surroundings).execute(request(), e -> {});
    assertThat(outcome.exitCode()).isEqualTo(137);
    assertThat(outcome.reported()).isEmpty();
  }

  @Test
  void aRunnerThatIsNotBuiltIsTold() {
    assertThatThrownBy(() -> new ChildRun(surroundings).execute(request(), e -> {}))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("The direct runner is not built")
        .hasMessageContaining("Maybe");
  }

  @Test
  void flinkMayReachIntoTheJdk() throws Exception {
    Files.createDirectories(home.resolve("templates/flink/target/lib"));
    assertThat(
            new ChildRun(
                    new Surroundings(home, home, false, Map.of("S360_JAVA_OPTS", "-Xmx3g -Dx=y")))
                .command(
                    new RunRequest(
                        RunnerProfile.FLINK, Path.of("c.yaml"), null, home.resolve("lake"), null)))
        .contains("--add-opens=java.base/java.util=ALL-UNNAMED", "-Xmx3g", "-Dx=y")
        .endsWith(
            "io.sales360.launch.RunLauncher", "--config=c.yaml", "--lake=" + home.resolve("lake"));
  }

  @Test
  void runCommandShowsProgressAndLedgerAndEndsAsTheRunDid() throws Exception {
    PretendRunner.saying(
        home,
        "@s360 {\"event\":\"stage\",\"job\":\"SalesMarts\",\"stage\":\"StageRows\",\"rows\":26100,\"seconds\":2}",
        "@s360 {\"event\":\"ledger\",\"text\":\"26,100 in = 26,000 out + 100 refused\",\"balanced\":true}",
        "@s360 {\"event\":\"outcome\",\"exitCode\":4,\"published\":false}",
        "exit 4");
    Files.writeString(home.resolve("sales360.yaml"), PretendRunner.PRODUCT_FILE);
    CommandRun run = CommandRun.in(surroundings, "run");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
    assertThat(run.out()).isEqualToNormalizingNewlines("26,100 in = 26,000 out + 100 refused\n");
    assertThat(run.err())
        .contains("StageRows")
        .contains("13,050 rows/s")
        .contains("Nothing was published: the ledger does not balance")
        .contains("The log: place/_logs/run-")
        .doesNotContain("\u001b");
    CommandRun quiet = CommandRun.in(surroundings, "run", "--quiet");
    assertThat(quiet.exitCode()).isEqualTo(4);
    assertThat(quiet.err()).doesNotContain("StageRows").contains("Nothing was published");
  }

  private RunRequest request() {
    return new RunRequest(
        RunnerProfile.DIRECT,
        Path.of("c.yaml"),
        Path.of("d"),
        home.resolve("lake"),
        LocalDate.of(2024, 6, 30));
  }
}
