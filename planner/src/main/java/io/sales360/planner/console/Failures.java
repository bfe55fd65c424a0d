package io.sales360.planner.console;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a message and an exit code; no stack trace reaches the user. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final System.Logger LOG = System.getLogger(Failures.class.getName());

  private final Surroundings surroundings;

  public Failures(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    ExitCode exitCode = ExitCode.INTERNAL;
    String text = failure.getMessage();
    if (failure instanceof CommandFailure known) {
      exitCode = known.exitCode();
    } else if (failure instanceof java.nio.file.AccessDeniedException denied) {
      exitCode = ExitCode.PERMISSION;
      text =
          denied.getFile() + " may not be read or written.\nMaybe its permissions are too narrow.";
    } else {
      LOG.log(System.Logger.Level.DEBUG, "Internal error", failure);
      text =
          failure.getClass().getSimpleName()
              + (text == null ? "" : ": " + text)
              + "\nThis should not happen. Maybe S360_TRACE=1 before the command shows where.";
    }
    print(command, String.valueOf(text));
    if (surroundings.environment().containsKey("S360_TRACE")) {
      failure.printStackTrace(command.getErr());
    }
    return exitCode.code();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    print(command, String.valueOf(failure.getMessage()));
    command
        .getErr()
        .println("Maybe '" + command.getCommandSpec().qualifiedName() + " --help' helps.");
    return ExitCode.USAGE.code();
  }

  private void print(CommandLine command, String text) {
    String label = surroundings.isColorful() ? "\u001b[31merror:\u001b[0m " : "error: ";
    command.getErr().println(label + text);
    command.getErr().flush();
  }
}
