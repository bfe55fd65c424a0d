package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.RowFrame.Defect;
import io.sales360.common.product.CsvFormat;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Feed.Unpivot;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;

/**
 * Reads delimited text of any dialect. Every row becomes a {@link SourceRow} with its physical line
 * and untouched text, or a {@link DeadLetter} that says what is wrong; a file that cannot be read
 * to its end is refused as a whole after the rows read before. Memory is bounded by {@link
 * CsvFormat#maxFieldChars}.
 */
public final class DelimitedReader implements Serializable {
  static final String STAGE = "read";

  /** So many rows with quotes that do not close, and the declared quote is wrong, not the rows. */
  private static final int MAX_UNBALANCED = 1000;

  private final String feed;
  private final CsvFormat format;
  private final FeedColumns columns;

  private DelimitedReader(String feed, CsvFormat format, FeedColumns columns) {
    this.feed = feed;
    this.format = format;
    this.columns = columns;
  }

  /** A reader of the files of a feed. */
  public static DelimitedReader of(Feed feed, FeedColumns columns) {
    return new DelimitedReader(feed.name(), feed.files().format(), columns);
  }

  static DelimitedReader of(String feed, CsvFormat format, FeedColumns columns) {
    return new DelimitedReader(feed, format, columns);
  }

  /** Opens the file through Beam's file systems and reads it to its end. */
  public void read(SourceFile file, RowOutput out) {
    InputStream bytes;
    try {
      bytes = open(file.path());
    } catch (IOException e) {
      out.refused(wholeFile(file, "unreadable_file", unreadable(file, e)));
      return;
    }
    read(file, bytes, out);
  }

  /** Reads the stored bytes of a file (gzip or not) to their end and closes them. */
  public void read(SourceFile file, InputStream bytes, RowOutput out) {
    Reading reading = new Reading(file, out);
    try (DecodedText text = DecodedText.of(bytes, Charset.forName(format.charset()))) {
      reading.run(new RowFrames(text, format));
    } catch (EOFException | ZipException e) {
      boolean cut = e instanceof EOFException;
      out.refused(
          wholeFile(
              file,
              cut ? "truncated_gzip" : "corrupt_gzip",
              "The file "
                  + file.file()
                  + " is "
                  + (cut ? "a gzip file that ends too early" : "damaged")
                  + ": "
                  + reading.rows
                  + " rows could be read before.\n"
                  + "Maybe its upload or export was interrupted: get it again."));
    } catch (IOException e) {
      out.refused(wholeFile(file, "unreadable_file", unreadable(file, e)));
    } catch (FileRefusal e) {
      out.refused(wholeFile(file, e.rule(), String.valueOf(e.getMessage())));
    }
  }

  /**
   * Reads the header of a file only.
   *
   * @return the declared columns where the file has no header; empty where it cannot be read
   */
  static List<String> header(CsvFormat format, InputStream bytes) throws IOException {
    if (!format.columns().isEmpty()) {
      return format.columns();
    }
    FeedColumns none = new FeedColumns(List.of(), List.of(), List.of(), null);
    try (DecodedText text = DecodedText.of(bytes, Charset.forName(format.charset()))) {
      return of("", format, none).header(new RowFrames(text, format), "");
    } catch (FileRefusal | EOFException | ZipException refusedWhenRead) {
      return List.of();
    }
  }

  static InputStream open(String path) throws IOException {
    return Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(path, false)));
  }

  private static String unreadable(SourceFile file, IOException e) {
    return "The file "
        + file.file()
        + " cannot be read: "
        + e.getMessage()
        + ".\nMaybe it was moved or its permissions changed since the run was planned.";
  }

  private DeadLetter wholeFile(SourceFile file, String rule, String message) {
    return new DeadLetter(STAGE, feed, file.file(), 0, rule, null, null, message, "", null);
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
    List<@Nullable String> names = new RowSplitter(format).split(frame);
    if (names == null) {
      throw new FileRefusal("bad_quote", "The header of the file " + file + " has broken quotes.");
    }
    List<String> header = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i) == null ? "" : names.get(i).strip();
      header.add(name.isEmpty() ? "column_" + (i + 1) : name);
      if (!seen.add(header.get(i))) {
        throw new FileRefusal(
            "duplicate_column",
            "The header of the file "
                + file
                + " names the column "
                + name
                + " twice.\n"
                + "Maybe skip the header (skip_lines: 1) and name the columns (columns: [...]).");
      }
    }
    return header;
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
    private final SourceFile file;
    private final RowOutput out;
    private final RowSplitter splitter = new RowSplitter(format);
    private long rows;
    private int unbalanced;

    Reading(SourceFile file, RowOutput out) {
      this.file = file;
      this.out = out;
    }

    void run(RowFrames frames) throws IOException, FileRefusal {
      List<String> header = header(frames, file.file());
      HeaderCheck.check(header, columns, format, file.file());
      int[] positions = columns.source().stream().mapToInt(header::indexOf).toArray();
      RowFrame frame = frames.next();
      if (frame == null && !format.columns().isEmpty()) {
        throw new FileRefusal(
            "empty_file", "The file " + file.file() + " is empty.\nMaybe its export failed.");
      }
      while (frame != null) {
        read(frame, header.size(), positions);
        rows++;
        frame = frames.next();
      }
    }

    private void read(RowFrame frame, int width, int[] positions) throws FileRefusal {
      if (frame.defect() != null) {
        refuse(frame, rule(frame.defect()), defect(frame.defect(), frame));
        if (frame.defect() == Defect.UNBALANCED_QUOTE && ++unbalanced > MAX_UNBALANCED) {
          throw new FileRefusal(
              "unbalanced_quote",
              "The file "
                  + file.file()
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
        emit(frame, fields, positions);
      }
    }

    private void emit(RowFrame frame, List<@Nullable String> fields, int[] positions) {
      @Nullable String[] values = new @Nullable String[positions.length];
      for (int i = 0; i < positions.length; i++) {
        values[i] = positions[i] < 0 ? null : present(fields.get(positions[i]));
      }
      Unpivot unpivot = columns.unpivot();
      if (unpivot == null) {
        out.row(row(frame, Arrays.asList(values)));
        return;
      }
      List<@Nullable String> kept = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        if (!unpivot.columns().contains(columns.source().get(i))) {
          kept.add(values[i]);
        }
      }
      for (String column : unpivot.columns()) {
        List<@Nullable String> row = new ArrayList<>(kept);
        row.add(column);
        row.add(values[columns.source().indexOf(column)]);
        out.row(row(frame, row));
      }
    }

    private SourceRow row(RowFrame frame, List<@Nullable String> values) {
      return new SourceRow(feed, file.file(), frame.line(), frame.text(), values);
    }

    private @Nullable String present(@Nullable String field) {
      if (field == null) {
        return null;
      }
      String value = format.trim() ? field.strip() : field;
      return value.isEmpty() || format.nulls().contains(value) ? null : value;
    }

    private void refuse(RowFrame frame, String rule, String message) {
      String text = frame.text();
      String shown =
          text.length() < frame.length() ? text + "… (" + frame.length() + " characters)" : text;
      out.refused(
          new DeadLetter(
              STAGE, feed, file.file(), frame.line(), rule, null, null, message, shown, null));
    }
  }
}
