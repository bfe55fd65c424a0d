package io.sales360.planner.command;

import io.sales360.planner.console.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code s360 bench}: what can be measured. */
@Command(
    name = "bench",
    description = "Measures accuracy, cost and safety on public or own data.",
    synopsisSubcommandLabel = "COMMAND")
public final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private BenchCommand() {}

  /** With its subcommands. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new BenchFaultsCommand(surroundings))
        .addSubcommand(new BenchForecastCommand(surroundings))
        .addSubcommand(new BenchQueryCommand(surroundings));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "A subcommand is missing.\nMaybe 's360 bench faults', 's360 bench forecast' or 's360 bench query'.");
  }
}
