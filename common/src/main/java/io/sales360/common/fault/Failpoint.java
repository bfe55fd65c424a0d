package io.sales360.common.fault;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A place of the run protocol. Nothing happens there, unless the process was started with {@code
 * -Dsales360.failpoint=NAME[:N[:ACTION]]}: then the process does the action when it comes there for
 * the {@code N}th time (default: the first).
 *
 * <ul>
 *   <li>{@code kill} (default): the process ends at once, without any clean-up, like {@code kill
 *       -9};
 *   <li>{@code fail}: writing or reading fails;
 *   <li>{@code disk_full}: writing fails from then on, as on a full disk.
 * </ul>
 */
public enum Failpoint {
  /** The lock is held, nothing else was done. */
  LOCK_TAKEN,
  /** What earlier runs left behind is gone. */
  LEFTOVERS_GONE,
  /** Inputs are fingerprinted. */
  PLANNED,
  /** A job's graph is assembled. */
  JOB_ASSEMBLED,
  /** A job ended well. */
  JOB_ENDED,
  /** The last job ended; nobody was told. */
  RUN_ENDED,
  /** A source file is open. */
  FILE_OPENED,
  /** A source file was read to its end. */
  FILE_READ,
  /** A row of a shard was taken. */
  ROW_TAKEN,
  /** The rows of a shard are sorted. */
  SHARD_SORTED,
  /** A row of a shard is on its way to the disk. */
  SHARD_ROW_WRITTEN,
  /** A shard is written under its temporary name. */
  SHARD_WRITTEN,
  /** The footer of a shard was read back. */
  SHARD_VERIFIED,
  /** A shard has its final name. */
  SHARD_NAMED,
  /** Everything a job did is counted. */
  COUNTED,
  /** Ledger and gates have been asked. */
  JUDGED,
  /** The ledger is a table. */
  LEDGER_WRITTEN,
  /** The quality results are a table. */
  QUALITY_WRITTEN,
  /** A job's manifest is staged for the next one. */
  STAGED,
  /** The manifest to publish is complete; nothing of it is visible. */
  PUBLISH_BEGUN,
  /** A shard is on the disk for good. */
  SHARD_SYNCED,
  /** The new manifest is written; readers see the old one. */
  MANIFEST_WRITTEN,
  /** Readers see the new manifest. */
  POINTER_WRITTEN,
  /** The staged manifest of a published attempt is gone. */
  STAGED_GONE,
  /** A temporary file of the lake is created and empty. */
  TEMPORARY_CREATED,
  /** Half of the bytes of a temporary file are written. */
  TEMPORARY_HALF_WRITTEN,
  /** A temporary file is whole and on the disk. */
  TEMPORARY_SYNCED,
  /** A temporary file has replaced its target; the directory is not on the disk. */
  TARGET_REPLACED,
  /** A file that was deleted is gone. */
  FILE_DELETED,
  /** Old versions are about to be cleaned. */
  CLEAN_BEGUN,
  /** The first of several kinds of old files are gone. */
  CLEAN_HALF_DONE,
  /** Old versions are cleaned. */
  CLEANED,
  /** The report of the attempt is about to be kept. */
  REPORT_BEGUN,
  /** The report of the attempt is kept. */
  REPORTED;

  private static final String PROPERTY = "sales360.failpoint";
  private static final @Nullable Armed ARMED = Armed.of(System.getProperty(PROPERTY));

  /** What {@code kill -9} ends a process with, as shells tell it. */
  private static final int KILLED = 137;

  private enum Action {
    KILL,
    FAIL,
    DISK_FULL
  }

  /** The one failpoint of the process that does something. */
  private record Armed(Failpoint point, long time, Action action, AtomicLong times) {
    static @Nullable Armed of(@Nullable String text) {
      if (text == null || text.isEmpty()) {
        return null;
      }
      String[] parts = text.toUpperCase(Locale.ROOT).split(":", -1);
      return new Armed(
          valueOf(parts[0]),
          parts.length > 1 ? Long.parseLong(parts[1]) : 1,
          parts.length > 2 ? Action.valueOf(parts[2]) : Action.KILL,
          new AtomicLong());
    }
  }

  /**
   * Says that the process came here.
   *
   * @throws IOException where it was started to fail here
   */
  public void reached() throws IOException {
    Armed armed = ARMED;
    if (armed != null && armed.point == this) {
      act(armed, armed.times.incrementAndGet());
    }
  }

  private static void act(Armed armed, long times) throws IOException {
    switch (armed.action) {
      case KILL -> {
        if (times == armed.time) {
          Runtime.getRuntime().halt(KILLED);
        }
      }
      case FAIL -> {
        if (times == armed.time) {
          throw new IOException("The failpoint " + armed.point + " was reached");
        }
      }
      case DISK_FULL -> {
        if (times >= armed.time) {
          throw new IOException("No space left on device");
        }
      }
    }
  }
}
