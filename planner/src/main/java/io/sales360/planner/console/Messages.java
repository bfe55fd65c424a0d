package io.sales360.planner.console;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command says, and where: results to standard output, everything else to standard
 * error.
 */
public final class Messages {
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final String PLAIN = "\u001b[0m";

  private final Surroundings surroundings;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but results and errors.")
  private boolean quiet;

  /** For a command that runs in these surroundings. */
  public Messages(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.spec = CommandSpec.create();
  }

  /** Where results go. */
  public PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Prints one piece of the result. */
  public void print(String text) {
    out().println(text);
    out().flush();
  }

  /** Says what happens; silent under {@code --quiet}. */
  public void say(String text) {
    if (!quiet) {
      err().println(text);
      err().flush();
    }
  }

  /** Warns, even under {@code --quiet}. */
  public void warn(String text) {
    err().println(paint(YELLOW, "warning: ") + text);
    err().flush();
  }

  /** Says what went wrong. */
  public void fail(String text) {
    err().println(paint(RED, "error: ") + text);
    err().flush();
  }

  /** Shows how far work is. */
  public Progress progress() {
    return new Progress(
        err(), !quiet, !quiet && surroundings.isTerminal() && surroundings.isColorful());
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private String paint(String color, String text) {
    return surroundings.isColorful() ? color + text + PLAIN : text;
  }
}
