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

  /** The text as people are shown it: what was cut is told. */
  String shown() {
    return text.length() < length ? text + "… (" + length + " characters)" : text;
  }

  /** This row's place with another row's text; the row itself where there is none. */
  RowFrame with(@Nullable RowFrame other) {
    return other == null
        ? this
        : new RowFrame(line, other.text, other.fields, other.length, other.defect);
  }

  /** This row's place with another text, which is whole. */
  RowFrame with(String whole) {
    return new RowFrame(line, whole, 1, whole.length(), null);
  }

  /** What can be wrong with a row before anybody looks at its values. */
  enum Defect {
    UNBALANCED_QUOTE,
    BAD_QUOTE,
    FIELD_TOO_LONG,
    CHARSET,
    NUL
  }
}
