package io.sales360.planner.testing;

import io.sales360.planner.S360Command;
import io.sales360.planner.console.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/**
 * What one command line did, run in this process.
 *
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int exitCode, String out, String err) {

  /** Runs a command line in a directory, away from any terminal. */
  public static CommandRun in(Path directory, String... args) {
    return in(new Surroundings(directory, directory, false, Map.of()), args);
  }

  /** Runs a command line in these surroundings. */
  public static CommandRun in(Surroundings surroundings, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = S360Command.commandLine(surroundings);
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(args);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
