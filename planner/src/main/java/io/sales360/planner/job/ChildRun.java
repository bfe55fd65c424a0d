package io.sales360.planner.job;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Surroundings;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A run in a process of its own, with the class path of one runner. Its events go to whoever
 * started it, everything else it says into a log below the lake. When this process is told to stop,
 * the child is stopped too and the exit code is {@link ExitCode#INTERRUPTED}.
 */
public final class ChildRun {
  private static final String LAUNCHER = "io.sales360.launch.RunLauncher";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** How long a child may take to stop when asked before it is killed. */
  private static final long GRACE_SECONDS = 5;

  private final Surroundings surroundings;

  public ChildRun(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Starts the run and waits for its end.
   *
   * @param listener gets every event but the outcome, in order
   * @throws CommandFailure if the runner is not built or the process cannot be started
   */
  public RunOutcome execute(RunRequest request, Consumer<RunEvent> listener) throws IOException {
    Path log = newLog(request.lake());
    ProcessBuilder builder = new ProcessBuilder(command(request));
    // Native linear algebra must not add threads of its own: results would depend on them.
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    Process child =
        builder
            .directory(surroundings.workingDirectory().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Thread whenStopped = new Thread(() -> stop(child), "stop-run");
    Runtime.getRuntime().addShutdownHook(whenStopped);
    Optional<RunEvent.Outcome> outcome = listen(child, log, listener);
    int exitCode = waitFor(child);
    try {
      Runtime.getRuntime().removeShutdownHook(whenStopped);
    } catch (IllegalStateException stopping) {
      // The hook is at work: it ends this process with the exit code for an interruption.
      return new RunOutcome(ExitCode.INTERRUPTED.code(), outcome, log);
    }
    return new RunOutcome(exitCode, outcome, log);
  }

  /** The command line of the child, for those who start and end it themselves. */
  public List<String> command(RunRequest request) {
    Path lib =
        surroundings
            .home()
            .resolve("templates")
            .resolve(request.runner().toString())
            .resolve("target/lib");
    if (!Files.isDirectory(lib)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The %s runner is not built: %s is missing.\nMaybe 'mvn -Dquick -DskipTests package' in %s helps."
              .formatted(request.runner(), lib, surroundings.home()));
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:MaxRAMPercentage=60",
            "-XX:+UseParallelGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.timezone=UTC",
            "-Duser.language=en",
            "-Duser.country=US"));
    command.addAll(request.runner().jvmOptions());
    String more = surroundings.environment().getOrDefault("S360_JAVA_OPTS", "").strip();
    if (!more.isEmpty()) {
      command.addAll(Arrays.asList(more.split("\\s+", -1)));
    }
    command.addAll(List.of("-cp", classpath(lib), LAUNCHER));
    command.addAll(request.arguments());
    return command;
  }

  /** The runner's jars, and the drivers of databases that people put beside them. */
  private String classpath(Path lib) {
    Path drivers = surroundings.home().resolve("drivers");
    return lib + "/*" + (Files.isDirectory(drivers) ? File.pathSeparator + drivers + "/*" : "");
  }

  private static Optional<RunEvent.Outcome> listen(
      Process child, Path log, Consumer<RunEvent> listener) throws IOException {
    Optional<RunEvent.Outcome> outcome = Optional.empty();
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        BufferedWriter rest =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<RunEvent> event = RunEvent.parse(line);
        if (event.isEmpty()) {
          rest.write(line);
          rest.newLine();
          rest.flush();
        } else if (event.get() instanceof RunEvent.Outcome end) {
          outcome = Optional.of(end);
        } else {
          listener.accept(event.get());
        }
      }
    }
    return outcome;
  }

  private static int waitFor(Process child) {
    try {
      return child.waitFor();
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.code();
    }
  }

  private static void stop(Process child) {
    child.destroy();
    try {
      if (!child.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
  }

  private static Path newLog(Path lake) throws IOException {
    Path logs = Files.createDirectories(lake.resolve("_logs"));
    String stamp = STAMP.format(Instant.now());
    return logs.resolve("run-" + stamp + "-" + ProcessHandle.current().pid() + ".log");
  }

  private static File nothing() {
    return new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
