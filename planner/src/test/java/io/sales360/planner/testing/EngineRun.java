package io.sales360.planner.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run of a company on a real engine, in a process of its own. */
public final class EngineRun {
  private EngineRun() {}

  /**
   * Starts it.
   *
   * @param runner whose library folder is used
   * @param company directory of {@code sales360.yaml} and {@code data}
   */
  public static Process start(String runner, Path company, Path lake) throws IOException {
    Path home = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx2g");
    command.add("-cp");
    command.add(home.resolve("templates").resolve(runner).resolve("target/lib") + "/*");
    command.add("io.sales360.launch.RunLauncher");
    command.add("--config=" + company.resolve("sales360.yaml"));
    command.add("--data=" + company.resolve("data"));
    command.add("--lake=" + lake);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
