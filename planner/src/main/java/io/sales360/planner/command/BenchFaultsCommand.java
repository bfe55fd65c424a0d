package io.sales360.planner.command;

import io.sales360.planner.bench.faults.Fault;
import io.sales360.planner.bench.faults.FaultCampaign;
import io.sales360.planner.bench.faults.FaultReport;
import io.sales360.planner.bench.faults.Trial;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Messages;
import io.sales360.planner.console.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code s360 bench faults}: runs that die, and what is published afterwards. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    description = "Kills runs at every step and at random moments, and compares what is published.",
    footer = {
      "",
      "Each disturbed run is run again; its tables must be those of an undisturbed run, nothing may be",
      "left of the one that died, and somebody who reads all the time must see whole tables only.",
      "A trial takes about the time of two small runs.",
      "",
      "Examples:",
      "  s360 bench faults --dir faults                          every failpoint three times, 200 kills",
      "  s360 bench faults --dir faults --repeat 1 --kills 10"
    })
final class BenchFaultsCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  @Mixin private final Messages messages;
  @Mixin private RunOptions runOptions = new RunOptions();

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      required = true,
      description = "A new or empty directory, which gets companies, lakes and logs.")
  private Path directory = Path.of("faults");

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each failpoint is taken (default ${DEFAULT-VALUE}).")
  private int repeat = 3;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many runs are killed at random moments (default ${DEFAULT-VALUE}).")
  private int kills = 200;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides the random moments (default ${DEFAULT-VALUE}).")
  private long seed = 1;

  BenchFaultsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.messages = new Messages(surroundings);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path place = surroundings.resolve(directory);
    refuseUsed(place);
    FaultCampaign campaign = FaultCampaign.prepare(surroundings, place, runOptions.runner());
    List<Fault> faults = new ArrayList<>(Fault.atEveryFailpoint(repeat));
    faults.addAll(Fault.ofTheDisk());
    faults.addAll(Fault.atRandom(kills, campaign.life(), seed));
    messages.say(
        "An undisturbed run takes %.1f s; %d trials follow."
            .formatted(campaign.life().toMillis() / 1000.0, faults.size()));
    FaultReport report = campaign.run(faults, this::tell);
    summarize(report);
    return report.isHarmless() ? ExitCode.OK.code() : ExitCode.QUALITY.code();
  }

  private void refuseUsed(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> entries = Files.list(place)) {
        if (entries.findAny().isPresent()) {
          throw new CommandFailure(
              ExitCode.USAGE,
              "The directory %s is not empty.%nMaybe --dir names a new one."
                  .formatted(surroundings.name(place)));
        }
      }
    }
  }

  private void tell(Trial trial) {
    messages.print(
        "%-44s exit %3d  %s"
            .formatted(
                trial.fault().name(),
                trial.exitCode(),
                trial.isHarmless()
                    ? trial.wasDisturbed() ? "harmless" : "ended before"
                    : "HARM: " + trial.note()));
  }

  private void summarize(FaultReport report) {
    long disturbed = report.trials().stream().filter(Trial::wasDisturbed).count();
    messages.print("");
    messages.print(
        "commit %s, runner %s, seed %d"
            .formatted(System.getProperty("s360.commit", "unknown"), runOptions.runner(), seed));
    messages.print(
        "%d trials, %d runs disturbed; readers looked %,d times"
            .formatted(report.trials().size(), disturbed, report.reads()));
    messages.print("not one whole publication after the fault: " + report.notIntact());
    messages.print("not the undisturbed tables after the next run: " + report.notRecovered());
    messages.print("something left behind after the next run: " + report.notClean());
    messages.print("torn reads: " + report.torn().map(t -> "1 or more: " + t).orElse("0"));
    report
        .unreached()
        .forEach(trial -> messages.print("never reached: " + trial.fault().failpoint()));
  }
}
