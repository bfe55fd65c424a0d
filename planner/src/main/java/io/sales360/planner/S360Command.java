package io.sales360.planner;

import io.sales360.planner.command.BenchCommand;
import io.sales360.planner.command.DemoCommand;
import io.sales360.planner.command.DlqCommand;
import io.sales360.planner.command.ExportCommand;
import io.sales360.planner.command.ForecastCommand;
import io.sales360.planner.command.MetricsCommand;
import io.sales360.planner.command.QueryCommand;
import io.sales360.planner.command.ReportCommand;
import io.sales360.planner.command.RunCommand;
import io.sales360.planner.command.RunsCommand;
import io.sales360.planner.command.SourcesCommand;
import io.sales360.planner.command.StatusCommand;
import io.sales360.planner.command.TargetsCommand;
import io.sales360.planner.command.ValidateCommand;
import io.sales360.planner.command.VerifyCommand;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Failures;
import io.sales360.planner.console.Surroundings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code s360} command. */
@Command(
    name = "s360",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Sales 360: one trusted sales dataset with forecasts written back into it.")
public final class S360Command implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private S360Command() {}

  /** Runs the command line and ends the process with the exit code. */
  public static void main(String[] args) {
    CommandLine commandLine = commandLine(Surroundings.ofThisProcess());
    commandLine.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    int exitCode = commandLine.execute(args);
    commandLine.getOut().flush();
    System.exit(exitCode);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "A command is missing.\nMaybe 's360 demo' is a good start.");
  }

  /** The whole command line in these surroundings. */
  public static CommandLine commandLine(Surroundings surroundings) {
    Failures failures = new Failures(surroundings);
    CommandLine commandLine =
        new CommandLine(new S360Command())
            .addSubcommand(new DemoCommand(surroundings))
            .addSubcommand(new ValidateCommand(surroundings))
            .addSubcommand(SourcesCommand.in(surroundings))
            .addSubcommand(new RunCommand(surroundings))
            .addSubcommand(new StatusCommand(surroundings))
            .addSubcommand(new RunsCommand(surroundings))
            .addSubcommand(DlqCommand.in(surroundings))
            .addSubcommand(new QueryCommand(surroundings))
            .addSubcommand(new VerifyCommand(surroundings))
            .addSubcommand(MetricsCommand.in(surroundings))
            .addSubcommand(ForecastCommand.in(surroundings))
            .addSubcommand(TargetsCommand.in(surroundings))
            .addSubcommand(new ExportCommand(surroundings))
            .addSubcommand(new ReportCommand(surroundings))
            .addSubcommand(BenchCommand.in(surroundings))
            .addSubcommand(new HelpCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(failures)
            .setParameterExceptionHandler(failures)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(
                    surroundings.isColorful()
                        ? CommandLine.Help.Ansi.ON
                        : CommandLine.Help.Ansi.OFF));
    describe(commandLine);
    return commandLine;
  }

  private static void describe(CommandLine commandLine) {
    Map<String, String> exitCodes = new LinkedHashMap<>();
    for (ExitCode exitCode : ExitCode.values()) {
      exitCodes.put(String.valueOf(exitCode.code()), exitCode.meaning());
    }
    commandLine.getCommandSpec().version(version());
    commandLine
        .getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(exitCodes);
    commandLine
        .getSubcommands()
        .values()
        .forEach(
            sub -> {
              if (sub.getCommandSpec().findOption("--help") == null) {
                sub.getCommandSpec().mixinStandardHelpOptions(true).version(version());
              }
            });
  }

  private static String version() {
    String version = S360Command.class.getPackage().getImplementationVersion();
    return "s360 %s (%s)"
        .formatted(
            version == null ? "unpackaged" : version,
            System.getProperty("s360.commit", "unknown commit"));
  }
}
