package io.sales360.planner.bench.faults;

import io.sales360.planner.lake.LakeDirectory;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody who reads everything that is published, through the same door as every query. */
final class LakeReader implements Runnable {
  private static final long PAUSE_MILLIS = 100;

  private final Path lake;
  private volatile boolean isEnded;
  private final AtomicLong reads = new AtomicLong();
  private volatile @Nullable String torn;

  LakeReader(Path lake) {
    this.lake = lake;
  }

  /** Reads until it is told to end. */
  @Override
  public void run() {
    try {
      while (!isEnded) {
        Optional<String> found = fault(lake);
        if (found.isPresent()) {
          torn = found.get();
        }
        reads.incrementAndGet();
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | RuntimeException e) {
      torn = String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void end() {
    isEnded = true;
  }

  /** How often everything was read. */
  long reads() {
    return reads.get();
  }

  /** What was wrong with what was read; empty if it was whole each time. */
  Optional<String> torn() {
    return Optional.ofNullable(torn);
  }

  /** What is wrong with what is published; empty if every table has the rows its manifest says. */
  static Optional<String> fault(Path lake) throws IOException {
    PublishedLake published = new LakeDirectory(lake).open();
    Map<String, Long> stated =
        published.tables().stream().collect(Collectors.toMap(t -> t.name(), t -> t.rows()));
    String counts =
        stated.keySet().stream()
            .map(
                t ->
                    "SELECT '%s' AS name, COUNT(*) AS n FROM %s"
                        .formatted(t, LakeSession.quoted(t)))
            .collect(Collectors.joining(" UNION ALL "));
    try (LakeSession session = LakeSession.open(published)) {
      for (Map<String, @Nullable Object> row : session.rows(counts)) {
        Long rows = stated.get(String.valueOf(row.get("name")));
        if (!String.valueOf(rows).equals(String.valueOf(row.get("n")))) {
          return Optional.of(
              "%s has %s rows, but the manifest of version %d states %s"
                  .formatted(row.get("name"), row.get("n"), published.version(), rows));
        }
      }
    }
    return Optional.empty();
  }
}
