package io.sales360.common.feed;

import io.sales360.common.feed.RowFrame.Defect;
import io.sales360.common.product.DelimitedFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads delimited text of any dialect. The place of a row is its first physical line. Memory is
 * bounded by {@link DelimitedFormat#maxFieldChars}.
 */
final class DelimitedReader implements FormatReader {
  /** So many rows with quotes that do not close, and the declared quote is wrong, not the rows. */
  private static final int MAX_UNBALANCED = 1000;

  private final DelimitedFormat format;
  private final boolean trim;

  /**
   * A reader of a dialect.
   *
   * @param trim whether blanks may stand around quotes
   */
  DelimitedReader(DelimitedFormat format, boolean trim) {
    this.format = format;
    this.trim = trim;
  }

  @Override
  public List<String> header(InputStream bytes, String file) throws IOException, FileRefusal {
    return header(frames(bytes), file);
  }

  @Override
  public void read(InputStream bytes, FileRows rows) throws IOException, FileRefusal {
    new Reading(rows).run(frames(bytes));
  }

  private RowFrames frames(String text) throws IOException {
    InputStream bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new RowFrames(DecodedText.of(bytes, StandardCharsets.UTF_8), format, trim);
  }

  private RowFrames frames(InputStream bytes) throws IOException {
    return new RowFrames(DecodedText.of(bytes, Charset.forName(format.charset())), format, trim);
  }

  private List<String> header(RowFrames frames, String file) throws IOException, FileRefusal {
    for (int i = 0; i < format.skipLines(); i++) {
      frames.skipLine();
    }
    if (!format.columns().isEmpty()) {
      return format.columns();
    }
    RowFrame frame = frames.next();
    if (frame == null) {
      throw new FileRefusal(
          "empty_file",
          "The file " + file + " is empty: it has no header.\nMaybe its export failed.");
    }
    if (frame.defect() != null) {
      throw new FileRefusal(
          rule(frame.defect()),
          "The header of the file " + file + " cannot be read: " + defect(frame.defect(), frame));
    }
    List<@Nullable String> names = new RowSplitter(format, trim).split(frame);
    if (names == null) {
      throw new FileRefusal("bad_quote", "The header of the file " + file + " has broken quotes.");
    }
    return Header.names(
        names,
        file,
        "Maybe skip the header (skip_lines: 1) and name the columns (columns: [...]).");
  }

  private static String rule(Defect defect) {
    return defect.name().toLowerCase(Locale.ROOT);
  }

  private String defect(Defect defect, RowFrame frame) {
    return switch (defect) {
      case UNBALANCED_QUOTE ->
          "A field opens with "
              + format.quote()
              + " and is never closed.\n"
              + "Maybe the quote is part of the text: set quote: \"\" in the feed's format.";
      case BAD_QUOTE ->
          "Text follows the closing "
              + format.quote()
              + " of a field.\n"
              + "Maybe quotes inside the text are not doubled, or set quote: \"\".";
      case FIELD_TOO_LONG ->
          "A field is longer than "
              + format.maxFieldChars()
              + " characters (the line has "
              + frame.length()
              + ").\nMaybe raise max_field_chars, or a quote is not closed.";
      case CHARSET ->
          "Some bytes are no "
              + format.charset()
              + " text (shown as \uFFFD).\n"
              + "Maybe the file is in another charset: set charset: windows-1252.";
      case NUL ->
          "The text holds NUL characters.\nMaybe the file is UTF-16: set charset: UTF-16LE.";
    };
  }

  /** One pass over one file. */
  private final class Reading {
    private final FileRows rows;
    private final RowSplitter splitter = new RowSplitter(format, trim);
    private int unbalanced;

    Reading(FileRows rows) {
      this.rows = rows;
    }

    void run(RowFrames frames) throws IOException, FileRefusal {
      List<String> header = header(frames, rows.file());
      rows.header(header, format.delimiter());
      RowFrame frame = frames.next();
      if (frame == null && !format.columns().isEmpty()) {
        throw new FileRefusal(
            "empty_file", "The file " + rows.file() + " is empty.\nMaybe its export failed.");
      }
      while (frame != null) {
        read(mended(frame), header.size());
        frame = frames.next();
      }
    }

    private RowFrame mended(RowFrame frame) throws IOException {
      String corrected = rows.corrected(frame.line(), frame.shown());
      return corrected == null ? frame : frame.with(frames(corrected).next());
    }

    private void read(RowFrame frame, int width) throws FileRefusal {
      if (frame.defect() != null) {
        refuse(frame, rule(frame.defect()), defect(frame.defect(), frame));
        if (frame.defect() == Defect.UNBALANCED_QUOTE && ++unbalanced > MAX_UNBALANCED) {
          throw new FileRefusal(
              "unbalanced_quote",
              "The file "
                  + rows.file()
                  + " has more than "
                  + MAX_UNBALANCED
                  + " rows with a quote that is never closed.\n"
                  + "Maybe the quote is part of the text: set quote: \"\" in the feed's format.");
        }
        return;
      }
      List<@Nullable String> fields = splitter.split(frame);
      if (fields == null) {
        refuse(frame, rule(Defect.BAD_QUOTE), defect(Defect.BAD_QUOTE, frame));
      } else if (fields.size() != width) {
        refuse(
            frame,
            "ragged_row",
            "The row has "
                + fields.size()
                + " fields, but the header has "
                + width
                + ".\n"
                + "Maybe a text holds the delimiter without quotes, or the line was cut.");
      } else {
        rows.row(frame.line(), frame.text(), fields);
      }
    }

    private void refuse(RowFrame frame, String rule, String message) {
      rows.refuse(frame.line(), rule, message, frame.shown());
    }
  }
}
