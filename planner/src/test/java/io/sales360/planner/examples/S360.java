package io.sales360.planner.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command as its users start it, in a process of its own, from the jars that were just built.
 */
final class S360 {
  private static final Pattern CONTENT = Pattern.compile("(?m)^content (\\S+)$");

  /** After which a command is taken to hang, many times what any needs; no measure of speed. */
  private static final int HUNG_MINUTES = 20;

  private static final int HUNG = -1;

  private S360() {}

  /** Publishes the example into the lake; gives the hash of the content. */
  static String run(Example example, Path data, Path lake, String runner)
      throws IOException, InterruptedException {
    execute(
        "run",
        "--config=" + example.config(),
        "--data=" + data,
        "--lake=" + lake,
        "--runner=" + runner);
    Matcher content = CONTENT.matcher(execute("status", "--lake=" + lake));
    assertThat(content.find()).as("status names the content's hash").isTrue();
    return content.group(1);
  }

  /** Holds the lake to the example's sources; gives every figure compared, as CSV. */
  static String verify(Example example, Path data, Path lake)
      throws IOException, InterruptedException {
    return execute(
        "verify",
        "--config=" + example.config(),
        "--data=" + data,
        "--lake=" + lake,
        "--output=csv");
  }

  /** The answer of the metric layer, as CSV. */
  static String metrics(Path lake, String metrics) throws IOException, InterruptedException {
    return execute("metrics", "query", metrics, "--lake=" + lake, "--grain=month", "--output=csv");
  }

  private static String execute(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Ds360.home=" + Example.home());
    command.add("-cp");
    command.add(Example.home().resolve("planner/target/lib") + "/*");
    command.add("io.sales360.planner.S360Command");
    command.addAll(List.of(arguments));
    Path printed = Files.createTempFile("s360", ".out");
    Path errors = Files.createTempFile("s360", ".err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(printed.toFile())
            .redirectError(errors.toFile())
            .start();
    process.getOutputStream().close();
    boolean hasEnded = process.waitFor(HUNG_MINUTES, TimeUnit.MINUTES);
    if (!hasEnded) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    String output = Files.readString(printed);
    assertThat(hasEnded ? process.exitValue() : HUNG)
        .as("%s%n%s%s", command, Files.readString(errors), output)
        .isZero();
    Files.delete(printed);
    Files.delete(errors);
    return output;
  }
}
