package io.sales360.planner.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.console.Surroundings;
import io.sales360.planner.job.RunnerProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every failpoint once, a full disk, and ten runs killed at moments drawn by chance. */
class FaultsIT {
  private static final int KILLS = 10;
  private static final long SEED = 20;

  @TempDir private Path directory;

  @Test
  void noRunThatDiesDoesHarm() throws Exception {
    Path home = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent();
    Surroundings surroundings = new Surroundings(directory, home, false, Map.of());
    FaultCampaign campaign =
        FaultCampaign.prepare(surroundings, directory.resolve("faults"), RunnerProfile.DIRECT);
    List<Fault> faults = new ArrayList<>(Fault.atEveryFailpoint(1));
    faults.addAll(Fault.ofTheDisk());
    faults.addAll(Fault.atRandom(KILLS, campaign.life(), SEED));

    FaultReport report = campaign.run(faults, trial -> {});

    assertThat(report.trials()).filteredOn(trial -> !trial.isHarmless()).isEmpty();
    assertThat(report.unreached()).isEmpty();
    assertThat(report.torn()).isEmpty();
    assertThat(report.reads()).isPositive();
  }
}
