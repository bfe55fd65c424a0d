package io.sales360.planner.bench.faults;

import io.sales360.common.table.Lake;
import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.console.Surroundings;
import io.sales360.planner.job.ChildRun;
import io.sales360.planner.job.RunRequest;
import io.sales360.planner.job.RunnerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Disturbs runs of a small company, one after the other, in one lake: each brings the other of two
 * states of the company, dies on the way, and is run again.
 */
public final class FaultCampaign {
  private static final int TIMEOUT_MINUTES = 5;

  private final Surroundings surroundings;
  private final Path directory;
  private final RunnerProfile runner;
  private final List<String> hashes = new ArrayList<>();
  private Duration life = Duration.ZERO;

  private FaultCampaign(Surroundings surroundings, Path directory, RunnerProfile runner) {
    this.surroundings = surroundings;
    this.directory = directory;
    this.runner = runner;
  }

  /**
   * Makes the company and publishes both of its states without any disturbance.
   *
   * @param directory a new directory, which gets everything
   */
  public static FaultCampaign prepare(
      Surroundings surroundings, Path directory, RunnerProfile runner)
      throws IOException, InterruptedException {
    FaultCampaign campaign = new FaultCampaign(surroundings, directory, runner);
    for (int state = 0; state < 2; state++) {
      SmallCompany.write(campaign.company(state), state + 1L);
    }
    for (int state = 1; state >= 0; state--) {
      long began = System.nanoTime();
      Path lake = directory.resolve("undisturbed" + state);
      campaign.undisturbed(state, lake);
      campaign.life = Duration.ofNanos(System.nanoTime() - began);
      campaign.hashes.add(0, hash(lake));
    }
    campaign.undisturbed(0, campaign.lake());
    return campaign;
  }

  /** How long an undisturbed run takes. */
  public Duration life() {
    return life;
  }

  /**
   * Disturbs one run after the other.
   *
   * @param told is told of each as it ends
   */
  public FaultReport run(List<Fault> faults, Consumer<Trial> told)
      throws IOException, InterruptedException {
    List<Trial> trials = new ArrayList<>();
    LakeReader reader = new LakeReader(lake());
    Thread reading = new Thread(reader, "lake-reader");
    reading.start();
    try {
      int state = 0;
      for (Fault fault : faults) {
        state = 1 - state;
        Trial trial = trial(fault, state);
        trials.add(trial);
        told.accept(trial);
      }
    } finally {
      reader.end();
      reading.join();
    }
    return new FaultReport(trials, reader.reads(), reader.torn());
  }

  private Trial trial(Fault fault, int state) throws IOException, InterruptedException {
    int exitCode = disturbed(fault, state);
    boolean isDisturbed = exitCode != 0;
    String seen = hash(lake());
    Optional<String> torn = LakeReader.fault(lake());
    boolean intact = hashes.contains(seen) && torn.isEmpty();
    int again = start(state, lake(), "", "again").exitCode();
    boolean recovered =
        again == 0 && hash(lake()).equals(hashes.get(state)) && LakeReader.fault(lake()).isEmpty();
    List<Path> left = leftovers();
    return new Trial(
        fault,
        exitCode,
        isDisturbed,
        intact,
        recovered,
        left.isEmpty(),
        torn.orElse(
            left.isEmpty()
                ? again == 0 ? "" : "exit " + again + " when run again"
                : "left: " + left));
  }

  private int disturbed(Fault fault, int state) throws IOException, InterruptedException {
    Process process = start(state, lake(), fault.failpoint(), "disturbed").process();
    Duration after = fault.killedAfter();
    if (after != null && !process.waitFor(after.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
    }
    return ended(process);
  }

  private void undisturbed(int state, Path lake) throws IOException, InterruptedException {
    int exitCode = start(state, lake, "", "undisturbed").exitCode();
    if (exitCode != 0) {
      throw new CommandFailure(
          ExitCode.INTERNAL,
          "An undisturbed run ended with exit code %d.%nMaybe its log below %s helps."
              .formatted(exitCode, directory.resolve("logs")));
    }
  }

  private record Started(Process process) {
    int exitCode() throws InterruptedException {
      return ended(process);
    }
  }

  private Started start(int state, Path lake, String failpoint, String log) throws IOException {
    RunRequest request =
        new RunRequest(
            runner,
            company(state).resolve("sales360.yaml"),
            company(state).resolve("data"),
            lake,
            null);
    List<String> command = new ArrayList<>(new ChildRun(surroundings).command(request));
    List<String> more = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
    if (!failpoint.isEmpty()) {
      more.add("-Dsales360.failpoint=" + failpoint);
    }
    command.addAll(1, more);
    Path logs = Files.createDirectories(directory.resolve("logs"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OPENBLAS_NUM_THREADS", "1");
    return new Started(
        builder
            .redirectErrorStream(true)
            .redirectOutput(logs.resolve(log + ".log").toFile())
            .start());
  }

  private static int ended(Process process) throws InterruptedException {
    if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  /** What a run that died left behind and the next one did not clean. */
  private List<Path> leftovers() throws IOException {
    Set<Path> needed = new HashSet<>();
    Lake lake = Lake.at(lake());
    for (int version : lake.versions()) {
      lake.version(version).manifest().tables().stream()
          .flatMap(table -> table.shards().stream())
          .forEach(shard -> needed.add(lake().resolve(shard.path())));
    }
    try (Stream<Path> all = Files.walk(lake())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> isTemporary(file) || (isData(file) && !needed.contains(file)))
          .toList();
    }
  }

  private static boolean isTemporary(Path file) {
    return file.toString().endsWith(".tmp");
  }

  /** Whether a file is of a table or of a staged manifest. */
  private boolean isData(Path file) {
    String top = lake().relativize(file).getName(0).toString();
    return !top.startsWith("_") || top.equals("_staged");
  }

  private static String hash(Path lake) throws IOException {
    return Lake.at(lake).current().orElseThrow().manifest().contentHash();
  }

  private Path company(int state) {
    return directory.resolve("company" + state);
  }

  private Path lake() {
    return directory.resolve("lake");
  }
}
