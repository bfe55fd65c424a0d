package io.sales360.planner.command;

import io.sales360.planner.console.Surroundings;
import io.sales360.planner.targets.TargetState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code s360 targets}: setting targets. */
@Command(
    name = "targets",
    description = "Proposes, approves, locks, compares and exports targets.",
    synopsisSubcommandLabel = "COMMAND")
public final class TargetsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private TargetsCommand() {}

  /** With its subcommands. */
  public static CommandLine in(Surroundings surroundings) {
    return new CommandLine(new TargetsCommand())
        .addSubcommand(new TargetsProposeCommand(surroundings))
        .addSubcommand(new TargetsListCommand(surroundings))
        .addSubcommand(new TargetsShowCommand(surroundings))
        .addSubcommand("approve", deciding(surroundings, TargetState.APPROVED, "Approves"))
        .addSubcommand("lock", deciding(surroundings, TargetState.LOCKED, "Locks for good"))
        .addSubcommand(new TargetsCompareCommand(surroundings))
        .addSubcommand(new TargetsExportCommand(surroundings));
  }

  private static CommandLine deciding(Surroundings surroundings, TargetState to, String verb) {
    CommandLine command = new CommandLine(new TargetsDecideCommand(surroundings, to));
    command.getCommandSpec().usageMessage().description(verb + " a version of targets.");
    return command;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A subcommand is missing.\nMaybe 's360 targets list'.");
  }
}
