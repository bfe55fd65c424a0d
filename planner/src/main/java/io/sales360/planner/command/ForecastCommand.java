package io.sales360.planner.command;

import io.sales360.planner.console.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code s360 forecast}: what can be asked of the forecasts. */
@Command(
    name = "forecast",
    description = "Shows the published forecasts.",
    synopsisSubcommandLabel = "COMMAND")
public final class ForecastCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private ForecastCommand() {}

  /** With its subcommands. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new ForecastCommand())
        .addSubcommand(new ForecastShowCommand(surroundings))
        .addSubcommand(new ForecastDoctorCommand(surroundings));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A subcommand is missing.\nMaybe 's360 forecast show'.");
  }
}
