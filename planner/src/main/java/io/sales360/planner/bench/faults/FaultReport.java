package io.sales360.planner.bench.faults;

import java.util.List;
import java.util.Optional;

/**
 * What a campaign found.
 *
 * @param trials one per fault
 * @param reads how often a concurrent reader read everything
 * @param torn what that reader saw that was no whole publication; empty for nothing
 */
public record FaultReport(List<Trial> trials, long reads, Optional<String> torn) {
  public FaultReport {
    trials = List.copyOf(trials);
  }

  /** Whether no fault did harm, and each named failpoint was reached. */
  public boolean isHarmless() {
    return torn.isEmpty() && trials.stream().allMatch(Trial::isHarmless) && unreached().isEmpty();
  }

  /** Failpoints that the run did not come to: they show nothing. */
  public List<Trial> unreached() {
    return trials.stream()
        .filter(trial -> !trial.wasDisturbed() && !trial.fault().failpoint().isEmpty())
        .toList();
  }

  /** Trials whose tables were not those of an undisturbed run afterwards. */
  public long notRecovered() {
    return trials.stream().filter(trial -> !trial.recovered()).count();
  }

  /** Trials after which readers did not see one whole publication. */
  public long notIntact() {
    return trials.stream().filter(trial -> !trial.intact()).count();
  }

  /** Trials of which something was left. */
  public long notClean() {
    return trials.stream().filter(trial -> !trial.clean()).count();
  }
}
