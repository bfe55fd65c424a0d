package io.sales360.planner.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.S360Command;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.CreditedLake;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes of the real command write into one book of targets at the same time. */
class TargetWritersIT {
  private static final int WRITERS = 4;

  @TempDir private Path directory;

  @Test
  void processesAtTheSameTimeLoseNothing() throws Exception {
    CreditedLake.publish(directory.resolve("lake"));
    List<Process> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(propose(9000 + i));
    }
    for (Process writer : writers) {
      String output = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(writer.waitFor()).as(output).isZero();
    }

    String list = CommandRun.in(directory, "targets", "list", "--output", "csv").out();
    for (int i = 0; i < WRITERS; i++) {
      assertThat(list)
          .contains("salesperson/2024-Q3/v" + (i + 1) + ",")
          .contains("," + (9000 + i) + ",EUR,");
    }
  }

  private Process propose(int goal) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                S360Command.class.getName()));
    command.addAll(
        List.of(
            ("targets propose --period 2024-Q3 --owner-type salesperson --author ann --reason board"
                    + " --method top-down --goal "
                    + goal)
                .split(" ", -1)));
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
