package io.sales360.planner.bench.faults;

import io.sales360.common.fault.Failpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What is done to one run.
 *
 * @param name for the report
 * @param failpoint value of the run's property; empty for none
 * @param killedAfter when the process is killed from outside; null for never
 */
public record Fault(String name, String failpoint, @Nullable Duration killedAfter) {
  /** Failpoints that are passed often: which pass is taken in each repetition. */
  private static final Map<Failpoint, List<Integer>> PASSES =
      Map.ofEntries(
          Map.entry(Failpoint.FILE_OPENED, List.of(1, 3, 6)),
          Map.entry(Failpoint.FILE_READ, List.of(1, 3, 6)),
          Map.entry(Failpoint.ROW_TAKEN, List.of(1, 500, 3_000)),
          Map.entry(Failpoint.SHARD_SORTED, List.of(1, 20, 40)),
          Map.entry(Failpoint.SHARD_ROW_WRITTEN, List.of(1, 500, 3_000)),
          Map.entry(Failpoint.SHARD_WRITTEN, List.of(1, 20, 40)),
          Map.entry(Failpoint.SHARD_VERIFIED, List.of(1, 20, 40)),
          Map.entry(Failpoint.SHARD_NAMED, List.of(1, 20, 40)),
          Map.entry(Failpoint.SHARD_SYNCED, List.of(1, 20, 40)),
          Map.entry(Failpoint.JOB_ASSEMBLED, List.of(1, 2, 2)),
          Map.entry(Failpoint.JOB_ENDED, List.of(1, 2, 2)),
          Map.entry(Failpoint.COUNTED, List.of(1, 2, 2)),
          Map.entry(Failpoint.JUDGED, List.of(1, 2, 2)),
          Map.entry(Failpoint.LEDGER_WRITTEN, List.of(1, 2, 2)),
          Map.entry(Failpoint.QUALITY_WRITTEN, List.of(1, 2, 2)),
          Map.entry(Failpoint.REPORT_BEGUN, List.of(1, 2, 2)),
          Map.entry(Failpoint.REPORTED, List.of(1, 2, 2)),
          // Replaced in turn: staged manifest, report, manifest, pointer, report.
          Map.entry(Failpoint.TEMPORARY_CREATED, List.of(1, 3, 4)),
          Map.entry(Failpoint.TEMPORARY_HALF_WRITTEN, List.of(1, 3, 4)),
          Map.entry(Failpoint.TEMPORARY_SYNCED, List.of(1, 3, 4)),
          Map.entry(Failpoint.TARGET_REPLACED, List.of(1, 3, 4)));

  /** The process dies at a failpoint. */
  public static Fault killedAt(Failpoint point, int repetition) {
    int pass = PASSES.getOrDefault(point, List.of(1, 1, 1)).get((repetition - 1) % 3);
    String name = point.name().toLowerCase(Locale.ROOT);
    return new Fault("killed at " + name + ":" + pass, name + ":" + pass, null);
  }

  /** Every failpoint so many times. */
  public static List<Fault> atEveryFailpoint(int repetitions) {
    List<Fault> faults = new ArrayList<>();
    for (int repetition = 1; repetition <= repetitions; repetition++) {
      for (Failpoint point : Failpoint.values()) {
        faults.add(killedAt(point, repetition));
      }
    }
    return faults;
  }

  /** Writing fails: once, or for good as on a full disk. */
  public static List<Fault> ofTheDisk() {
    return List.of(
        new Fault("disk full while a shard is written", "shard_row_written:700:disk_full", null),
        new Fault("disk full after a shard", "shard_written:30:disk_full", null),
        new Fault("disk full at the manifest", "temporary_created:3:disk_full", null),
        new Fault("disk full within the pointer", "temporary_half_written:4:disk_full", null),
        new Fault("a source cannot be read", "file_opened:5:fail", null),
        new Fault("a shard cannot be named", "shard_verified:20:fail", null));
  }

  /**
   * The process is killed from outside at moments of its life drawn by chance.
   *
   * @param life how long an undisturbed run takes
   */
  public static List<Fault> atRandom(int count, Duration life, long seed) {
    Random random = new Random(seed);
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Duration after = Duration.ofMillis((long) (random.nextDouble() * life.toMillis()));
      faults.add(new Fault("kill -9 after %d ms".formatted(after.toMillis()), "", after));
    }
    return faults;
  }
}
