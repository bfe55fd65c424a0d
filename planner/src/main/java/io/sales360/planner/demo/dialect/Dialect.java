package io.sales360.planner.demo.dialect;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one source system writes a delimited text file.
 *
 * @param delimiter one or more characters between fields
 * @param nullWord what stands for a missing value; often empty
 */
public record Dialect(
    Charset charset,
    boolean byteOrderMark,
    String delimiter,
    String lineEnd,
    Quoting quoting,
    boolean header,
    String nullWord,
    boolean gzip) {

  /** When fields are put in double quotes. */
  public enum Quoting {
    ALWAYS,
    WHERE_NEEDED,
    NEVER
  }

  /** Comma, UTF-8, LF, header, quotes where needed: what most people mean by CSV. */
  public static Dialect csv() {
    return new Dialect(
        StandardCharsets.UTF_8, false, ",", "\n", Quoting.WHERE_NEEDED, true, "", false);
  }

  public Dialect withCharset(Charset changed) {
    return new Dialect(changed, byteOrderMark, delimiter, lineEnd, quoting, header, nullWord, gzip);
  }

  public Dialect withByteOrderMark() {
    return new Dialect(charset, true, delimiter, lineEnd, quoting, header, nullWord, gzip);
  }

  public Dialect withDelimiter(String changed) {
    return new Dialect(charset, byteOrderMark, changed, lineEnd, quoting, header, nullWord, gzip);
  }

  public Dialect withLineEnd(String changed) {
    return new Dialect(charset, byteOrderMark, delimiter, changed, quoting, header, nullWord, gzip);
  }

  public Dialect withQuoting(Quoting changed) {
    return new Dialect(charset, byteOrderMark, delimiter, lineEnd, changed, header, nullWord, gzip);
  }

  public Dialect withoutHeader() {
    return new Dialect(charset, byteOrderMark, delimiter, lineEnd, quoting, false, nullWord, gzip);
  }

  public Dialect withNullWord(String changed) {
    return new Dialect(charset, byteOrderMark, delimiter, lineEnd, quoting, header, changed, gzip);
  }

  public Dialect gzipped() {
    return new Dialect(charset, byteOrderMark, delimiter, lineEnd, quoting, header, nullWord, true);
  }

  /** The record as text with its line end; an empty list is a blank line. */
  String render(List<@Nullable String> fields) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < fields.size(); i++) {
      if (i > 0) {
        text.append(delimiter);
      }
      String field = fields.get(i);
      text.append(field == null ? nullWord : quoted(field));
    }
    return text.append(lineEnd).toString();
  }

  private String quoted(String field) {
    boolean needed =
        field.contains(delimiter)
            || field.indexOf('"') >= 0
            || field.indexOf('\n') >= 0
            || field.indexOf('\r') >= 0;
    if (needed && quoting == Quoting.NEVER) {
      throw new IllegalArgumentException(
          "The field ("
              + field
              + ") cannot be written without quotes in a file delimited by ("
              + delimiter
              + ").");
    }
    return needed || quoting == Quoting.ALWAYS ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
