package io.sales360.planner.command;

import io.sales360.planner.console.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code s360 sources}: where data comes from. */
@Command(
    name = "sources",
    description = "Tries the sources of a product file before a run does.",
    synopsisSubcommandLabel = "COMMAND")
public final class SourcesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private SourcesCommand() {}

  /** With its subcommands. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new SourcesCommand())
        .addSubcommand(new SourcesTestCommand(surroundings));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A subcommand is missing.\nMaybe 's360 sources test'.");
  }
}
