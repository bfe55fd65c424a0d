package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;

/**
 * Where the rows of a file go: each row of the file arrives exactly once, in one of the two ways.
 */
public interface RowOutput {
  /** Takes a row that could be read. */
  void row(SourceRow row);

  /**
   * Is told of a row that people have mended, beside what becomes of it.
   *
   * @param isRead whether the file still has the text that was mended; else the correction is
   *     without effect
   */
  default void mended(String feed, boolean isRead) {}

  /** Takes a row, or (line 0) a whole file, that could not. */
  void refused(DeadLetter letter);
}
