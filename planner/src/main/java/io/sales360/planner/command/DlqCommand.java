package io.sales360.planner.command;

import io.sales360.planner.console.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code s360 dlq}: rows that were refused. */
@Command(
    name = "dlq",
    description = "Lists, shows and mends the rows that a run refused.",
    synopsisSubcommandLabel = "COMMAND")
public final class DlqCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private DlqCommand() {}

  /** With its subcommands. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new DlqCommand())
        .addSubcommand(new DlqListCommand(surroundings))
        .addSubcommand(new DlqShowCommand(surroundings))
        .addSubcommand(new DlqReplayCommand(surroundings));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A subcommand is missing.\nMaybe 's360 dlq list'.");
  }
}
