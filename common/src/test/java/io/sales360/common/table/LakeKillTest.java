package io.sales360.common.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.DyingRun.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Kills a run in its own process at each point, then looks at what readers see and what the next
 * run makes of it.
 */
@Tag("thorough")
class LakeKillTest {
  @TempDir Path root;

  @ParameterizedTest
  @EnumSource(value = Point.class, mode = EnumSource.Mode.EXCLUDE, names = "NEVER")
  void readersSeeTheOldOrTheNewVersionAndTheNextRunCleansUp(Point death) throws Exception {
    DyingRun.run(root, "first", "1", Point.NEVER);
    assertThat(child("second", "2", death)).isEqualTo(DyingRun.KILLED);

    boolean swapped = death == Point.AFTER_SWAP;
    assertThat(visible()).containsExactly(swapped ? "2" : "1", swapped ? "2" : "1");
    assertThat(Lake.at(root).versions()).hasSize(swapped ? 2 : 1);

    // The lock died with its process; the next run is not disturbed by what is left.
    DyingRun.run(root, "third", "3", Point.NEVER);
    assertThat(visible()).containsExactly("3", "3");
    assertThat(files())
        .filteredOn(file -> file.contains("second"))
        .hasSize(swapped ? 1 : 0)
        .allMatch(file -> file.endsWith(".parquet"));
    assertThat(files()).noneMatch(file -> file.endsWith(".tmp"));
  }

  @Test
  void secondProcessIsToldWhoHoldsTheLock() throws Exception {
    try (LakeLock lock = Lake.at(root).lock("first")) {
      Process process = start("second", "2", Point.NEVER);
      String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(errors)
          .contains(
              "held by the attempt " + lock.attempt(), "process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void jobOfTheSameAttemptSharesTheLockOfItsParent() throws Exception {
    try (LakeLock lock = Lake.at(root).lock("first")) {
      assertThat(child(lock.attempt(), "5", Point.NEVER)).isZero();
    }
    assertThat(visible()).containsExactly("5", "5");
  }

  private int child(String attempt, String amount, Point death) throws Exception {
    Process process = start(attempt, amount, death);
    process.getErrorStream().readAllBytes();
    return process.waitFor();
  }

  private Process start(String attempt, String amount, Point death) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DyingRun.class.getName(),
            root.toString(),
            attempt,
            amount,
            death.name())
        .start();
  }

  private List<String> visible() throws IOException {
    Manifest manifest = Lake.at(root).current().orElseThrow().manifest();
    return TableReader.of(Sale.class, root.toString()).readAll(manifest.table("fct_sales")).stream()
        .map(sale -> sale.amount().toPlainString())
        .toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .toList();
    }
  }
}
