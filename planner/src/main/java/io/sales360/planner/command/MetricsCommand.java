package io.sales360.planner.command;

import io.sales360.planner.console.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code s360 metrics}: the metric dictionary, and questions to it. */
@Command(
    name = "metrics",
    description = "Lists, explains and queries the metrics of the dictionary.",
    synopsisSubcommandLabel = "COMMAND")
public final class MetricsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private MetricsCommand() {}

  /** With its subcommands. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new MetricsCommand())
        .addSubcommand(new MetricsListCommand(surroundings))
        .addSubcommand(new MetricsShowCommand(surroundings))
        .addSubcommand(new MetricsQueryCommand(surroundings));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A subcommand is missing.\nMaybe 's360 metrics list'.");
  }
}
