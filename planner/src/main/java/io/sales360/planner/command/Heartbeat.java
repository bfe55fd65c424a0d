package io.sales360.planner.command;

import io.sales360.planner.console.Progress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows once a second that a run is alive. */
final class Heartbeat implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private final long began = System.nanoTime();
  private volatile String where = "starting";

  Heartbeat(Progress progress) {
    var unused =
        clock.scheduleAtFixedRate(
            () -> progress.beat(where, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)),
            1,
            1,
            TimeUnit.SECONDS);
  }

  void after(String stage) {
    where = stage;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
