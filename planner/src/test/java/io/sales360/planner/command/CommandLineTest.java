package io.sales360.planner.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.testing.CommandRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir private Path directory;

  @Test
  void helpIsAsRecorded() throws Exception {
    CommandRun run = CommandRun.in(directory, "--help");
    assertThat(run.exitCode()).isZero();
    try (var golden = CommandLineTest.class.getResourceAsStream("/command/help.txt")) {
      assertThat(golden).as("the recorded help").isNotNull();
      assertThat(run.out())
          .isEqualToNormalizingNewlines(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void helpNamesEveryExitCode() {
    String help = CommandRun.in(directory, "--help").out();
    for (ExitCode exitCode : ExitCode.values()) {
      assertThat(help)
          .containsPattern("(?m)^ +" + exitCode.code() + " +" + exitCode.meaning().substring(0, 4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "validate", "run", "status", "query", "export", "report"})
  void everyCommandHasHelpWithAnExample(String name) {
    CommandRun run = CommandRun.in(directory, name, "--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: s360 " + name).contains("  s360 " + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "query",
        "export",
        "run --runner spark",
        "status --attempts x",
        "forecast",
        "bench",
        "bench forecast",
        "bench forecast --data . --horizon 0"
      })
  void wrongUsageEndsWithTwoAndARemedy(String line) {
    CommandRun run = CommandRun.in(directory, line.split(" ", -1));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains("Maybe ").doesNotContain("\tat ");
  }

  @Test
  void noCommandShowsHelp() {
    CommandRun run = CommandRun.in(directory);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("A command is missing");
  }

  @Test
  void everyProblemOfAProductFileIsTold() throws Exception {
    Files.writeString(
        directory.resolve("sales360.yaml"),
        "name: Bad Name\nreporting: {currency: dollars}\nsurprise: 1\n");
    CommandRun run = CommandRun.in(directory, "validate");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("problems:")
        .contains("sales360.yaml:1: name")
        .contains("sales360.yaml:2: reporting.currency")
        .contains("sales360.yaml:3: surprise");
  }

  @Test
  void aMissingProductFileIsTold() {
    CommandRun run = CommandRun.in(directory, "run", "--config", "none.yaml");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("There is no product file").contains("none.yaml");
  }

  @Test
  void colorsFollowTheTerminalAndItsConventions() {
    assertThat(colorful(true, Map.of())).isTrue();
    assertThat(colorful(true, Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(colorful(true, Map.of("TERM", "dumb"))).isFalse();
    assertThat(colorful(false, Map.of())).isFalse();
    assertThat(colorful(false, Map.of("CLICOLOR_FORCE", "1"))).isTrue();
  }

  private boolean colorful(boolean isTerminal, Map<String, String> environment) {
    return new Surroundings(directory, directory, isTerminal, environment).isColorful();
  }
}
