package io.sales360.common.feed;

import org.jspecify.annotations.Nullable;

/**
 * The text of one row, with its place.
 *
 * @param line physical line, from 1, on which it starts
 * @param text without its line end; cut where the row is too long to be held
 * @param fields how many fields it has
 * @param length characters of the row
 * @param defect why it cannot be split; null where it can
 */
record RowFrame(long line, String text, int fields, long length, @Nullable Defect defect) {

  /** What can be wrong with a row before anybody looks at its values. */
  enum Defect {
    UNBALANCED_QUOTE,
    BAD_QUOTE,
    FIELD_TOO_LONG,
    CHARSET,
    NUL
  }
}
