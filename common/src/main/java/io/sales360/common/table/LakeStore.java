package io.sales360.common.table;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a lake asks of the place it lies in. Names are relative, with {@code /} between their parts.
 * A place is good for a lake if {@link #replace} is atomic and {@link #lock} excludes; disks are,
 * and a bucket with preconditions can be.
 */
public interface LakeStore {
  /** The bytes of a file, or nothing if there is none. */
  Optional<byte[]> read(String name) throws IOException;

  /**
   * Makes the file hold these bytes, durably: a reader sees the old ones or the new ones, never
   * less.
   */
  void replace(String name, byte[] bytes) throws IOException;

  /** Names of all files below a directory, sorted; empty if there is no such directory. */
  List<String> list(String directory) throws IOException;

  /**
   * Deletes what replacements that were interrupted left behind; to be called with the lock only.
   *
   * @return how many files were deleted
   */
  int deleteTemporaries() throws IOException;

  /** Makes a file that was written by others durable. Throws if there is none. */
  void sync(String name) throws IOException;

  /** Deletes a file and directories that are empty then. Nothing happens if there is none. */
  void delete(String name) throws IOException;

  /**
   * Takes the one lock of the lake. It ends with the process at the latest.
   *
   * @param attempt who takes it
   * @throws LockHeldException if another attempt holds it
   */
  LakeLock lock(String attempt) throws IOException;
}
