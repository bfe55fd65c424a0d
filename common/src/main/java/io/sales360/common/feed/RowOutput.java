package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;

/**
 * Where the rows of a file go: each row of the file arrives exactly once, in one of the two ways.
 */
public interface RowOutput {
  /** Takes a row that could be read. */
  void row(SourceRow row);

  /** Takes a row, or (line 0) a whole file, that could not. */
  void refused(DeadLetter letter);
}
