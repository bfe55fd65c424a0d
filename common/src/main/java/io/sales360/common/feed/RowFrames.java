package io.sales360.common.feed;

import io.sales360.common.feed.RowFrame.Defect;
import io.sales360.common.product.DelimitedFormat;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into rows, counting physical lines (ended by CR, LF or CRLF, also mixed). A row whose
 * quotes do not close costs its first physical line only: reading goes on at the next one. Memory
 * is bounded by the longest field allowed.
 */
final class RowFrames {
  private static final int INITIAL_CHARS = 1 << 16;

  /** Characters of a row that is too long which are kept to show. */
  static final int KEPT_CHARS = 4096;

  private final DecodedText text;
  private final String delimiter;
  private final char firstOfDelimiter;
  private final char quote;
  private final String lineEnd;
  private final boolean blanksAroundQuotes;
  private final int maxFieldChars;
  private final long maxRowChars;

  private char[] chars = new char[INITIAL_CHARS];
  private long base;
  private int start;
  private int end;
  private boolean ended;
  private long line = 1;

  // Of the row being framed.
  private int at;
  private int fieldStart;
  private int fields;
  private int firstBreak;
  private boolean onlyBlanks;

  RowFrames(DecodedText text, DelimitedFormat format, boolean trim) {
    this.text = text;
    delimiter = format.delimiter();
    firstOfDelimiter = delimiter.charAt(0);
    quote = format.quote();
    lineEnd = format.lineEnd();
    blanksAroundQuotes = trim;
    maxFieldChars = format.maxFieldChars();
    maxRowChars = 16L * maxFieldChars;
  }

  /** The next row; null at the end. Empty lines are no rows. */
  @Nullable RowFrame next() throws IOException {
    while (true) {
      compact();
      if (!has(start)) {
        return null;
      }
      if (!isBreak(chars[start])) {
        return frame();
      }
      start = afterBreak(start);
      line++;
    }
  }

  /** Drops one physical line, whatever it holds. */
  void skipLine() throws IOException {
    compact();
    at = start;
    discardLine();
  }

  private RowFrame frame() throws IOException {
    at = start;
    firstBreak = -1;
    fields = 1;
    startField();
    while (has(at)) {
      char c = chars[at];
      if (c == quote && quote != 0 && opensField()) {
        Defect defect = quotedField();
        if (defect != null) {
          return broken(defect);
        }
      } else if (c == firstOfDelimiter && isDelimiter()) {
        at += delimiter.length();
        fields++;
        startField();
      } else if (isBreak(c) && endsRow()) {
        return whole();
      } else {
        if (isBreak(c)) {
          noteBreak();
        }
        onlyBlanks &= c == ' ' || c == '\t';
        at++;
        if (isTooLong()) {
          return broken(Defect.FIELD_TOO_LONG);
        }
      }
    }
    return whole();
  }

  private void startField() {
    fieldStart = at;
    onlyBlanks = true;
  }

  private boolean opensField() {
    return at == fieldStart || (blanksAroundQuotes && onlyBlanks);
  }

  /** From the opening quote to behind the closing one. */
  private @Nullable Defect quotedField() throws IOException {
    onlyBlanks = false;
    at++;
    while (has(at)) {
      if (chars[at] == quote) {
        if (!has(at + 1) || chars[at + 1] != quote) {
          at++;
          return closesWell() ? null : Defect.BAD_QUOTE;
        }
        at++;
      } else if (isBreak(chars[at])) {
        noteBreak();
      }
      at++;
      if (isTooLong()) {
        return firstBreak >= 0 ? Defect.UNBALANCED_QUOTE : Defect.FIELD_TOO_LONG;
      }
    }
    return Defect.UNBALANCED_QUOTE;
  }

  private boolean closesWell() throws IOException {
    while (blanksAroundQuotes && has(at) && chars[at] == ' ' && !isDelimiter()) {
      at++;
    }
    return !has(at) || isBreak(chars[at]) || isDelimiter();
  }

  private void noteBreak() {
    if (firstBreak < 0) {
      firstBreak = at;
    }
  }

  private boolean isTooLong() {
    return at - fieldStart > maxFieldChars || at - start > maxRowChars;
  }

  private boolean endsRow() {
    return lineEnd.isEmpty() || precedes(lineEnd);
  }

  private boolean precedes(String suffix) {
    int from = at - suffix.length();
    for (int i = 0; i < suffix.length(); i++) {
      if (from < start || chars[from + i] != suffix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isDelimiter() throws IOException {
    for (int i = 0; i < delimiter.length(); i++) {
      if (!has(at + i) || chars[at + i] != delimiter.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The row up to {@code at}, which is its line end or the end of the file. */
  private RowFrame whole() throws IOException {
    int stop = !lineEnd.isEmpty() && precedes(lineEnd) ? at - lineEnd.length() : at;
    String row = new String(chars, start, stop - start);
    RowFrame framed = new RowFrame(line, row, fields, row.length(), defectOf(row, at));
    line += breaksBetween(start, at);
    if (has(at)) {
      start = afterBreak(at);
      line++;
    } else {
      start = at;
    }
    return framed;
  }

  private @Nullable Defect defectOf(String row, int stop) {
    if (text.hasFault(base + start, base + stop)) {
      return Defect.CHARSET;
    }
    return row.indexOf('\0') >= 0 ? Defect.NUL : null;
  }

  /** A row that cannot be cut costs one physical line. */
  private RowFrame broken(Defect defect) throws IOException {
    if (firstBreak >= 0) {
      at = firstBreak;
      String row = new String(chars, start, at - start);
      RowFrame framed = new RowFrame(line, row, fields, row.length(), defect);
      start = afterBreak(at);
      line++;
      return framed;
    }
    long from = base + start;
    long startLine = line;
    boolean cut = defect == Defect.FIELD_TOO_LONG;
    if (!cut) {
      while (has(at) && !isBreak(chars[at]) && !isTooLong()) {
        at++;
      }
    }
    int kept = cut || isTooLong() ? Math.min(at - start, KEPT_CHARS) : at - start;
    String row = new String(chars, start, kept);
    long stop = discardLine();
    return new RowFrame(startLine, row, fields, stop - from, defect);
  }

  /** Drops what is left of the physical line, without holding it; says where it ended. */
  private long discardLine() throws IOException {
    while (true) {
      while (at < end && !isBreak(chars[at])) {
        at++;
      }
      if (at < end) {
        long stop = base + at;
        start = afterBreak(at);
        line++;
        return stop;
      }
      start = at;
      compact();
      at = start;
      if (!has(at)) {
        return base + at;
      }
    }
  }

  private long breaksBetween(int from, int to) {
    if (firstBreak < 0) {
      return 0;
    }
    long breaks = 0;
    for (int i = from; i < to; i++) {
      if (chars[i] == '\n' || (chars[i] == '\r' && !(i + 1 < end && chars[i + 1] == '\n'))) {
        breaks++;
      }
    }
    return breaks;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private int afterBreak(int index) throws IOException {
    return chars[index] == '\r' && has(index + 1) && chars[index + 1] == '\n'
        ? index + 2
        : index + 1;
  }

  private void compact() {
    if (start > chars.length / 2 || (start == end && start > 0)) {
      System.arraycopy(chars, start, chars, 0, end - start);
      base += start;
      end -= start;
      start = 0;
    }
  }

  /** True if the character is there, read if need be. Never moves what is there. */
  private boolean has(int index) throws IOException {
    while (index >= end && !ended) {
      if (end == chars.length) {
        chars = Arrays.copyOf(chars, chars.length * 2);
      }
      int read = text.read(chars, end);
      ended = read < 0;
      end += Math.max(read, 0);
    }
    return index < end;
  }
}
