package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.feed.Corrections.Correction;
import io.sales360.common.product.Feed.Unpivot;
import io.sales360.common.product.ValueFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one file on their way to their feed: values are put into the order of the feed's
 * columns, and columns become rows where the feed says so.
 */
final class FileRows {
  private static final String QUARANTINED =
      "\nMaybe the change is right: set schema_drift: evolve for the feed, and run again.";

  private final String feed;
  private final String file;
  private final FeedColumns columns;
  private final ValueFormat format;
  private final Map<Long, Correction> corrections;
  private final String quarantine;
  private final RowOutput out;
  private int mended;
  private List<String> header = List.of();
  private int[] positions = {};
  private long count;

  FileRows(
      String feed,
      String file,
      FeedColumns columns,
      ValueFormat format,
      Map<Long, Correction> corrections,
      String quarantine,
      RowOutput out) {
    this.feed = feed;
    this.file = file;
    this.columns = columns;
    this.format = format;
    this.corrections = corrections;
    this.quarantine = quarantine;
    this.out = out;
  }

  /** Path of the file below its depot. */
  String file() {
    return file;
  }

  /** Columns of all files of the feed. */
  FeedColumns columns() {
    return columns;
  }

  /** Rows of the file so far, refused ones too. */
  long count() {
    return count;
  }

  /**
   * Says how the values of the rows to come are ordered.
   *
   * @param delimiter what the file's dialect has between fields, for a hint; empty for none
   * @throws FileRefusal if a column is missing of which something is made
   */
  void header(List<String> header, String delimiter) throws FileRefusal {
    if (quarantine.isEmpty()) {
      Header.check(header, columns, delimiter, file);
    }
    this.header = List.copyOf(header);
    positions = columns.source().stream().mapToInt(header::indexOf).toArray();
  }

  /**
   * The text that people wrote in place of a row's.
   *
   * @param shown the row's text as its dead letter shows it
   * @return null where nobody mended it, or the file has another text by now
   */
  @Nullable String corrected(long line, String shown) {
    Correction correction = corrections.isEmpty() ? null : corrections.get(line);
    if (correction == null || !correction.original().strip().equals(shown.strip())) {
      return null;
    }
    mended++;
    out.mended(feed, true);
    return correction.corrected();
  }

  /** Is called at the end of the file: corrections that met no row are told. */
  void end() {
    for (int i = mended; i < corrections.size(); i++) {
      out.mended(feed, false);
    }
  }

  /**
   * Takes a row.
   *
   * @param line where it starts
   * @param text as the file has it
   * @param fields in the order of the header
   */
  void row(long line, String text, List<@Nullable String> fields) {
    if (!quarantine.isEmpty()) {
      refuse(line, "schema_drift", quarantine + QUARANTINED, text);
      return;
    }
    count++;
    @Nullable String[] values = new @Nullable String[positions.length];
    for (int i = 0; i < positions.length; i++) {
      values[i] = positions[i] < 0 ? null : present(fields.get(positions[i]));
    }
    Unpivot unpivot = columns.unpivot();
    if (unpivot == null) {
      out.row(new SourceRow(feed, file, line, text, Arrays.asList(values)));
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
      out.row(new SourceRow(feed, file, line, text, row));
    }
  }

  /** Takes a row whose values come by name; a name that the header lacks is nobody's. */
  void named(long line, String text, Map<String, String> values) {
    List<@Nullable String> fields = new ArrayList<>(header.size());
    header.forEach(name -> fields.add(values.get(name)));
    row(line, text, fields);
  }

  /**
   * Takes a row that cannot be read.
   *
   * @param message what is wrong and, on a second line, what may help
   */
  void refuse(long line, String rule, String message, String text) {
    count++;
    out.refused(
        new DeadLetter(
            SourceReader.STAGE, feed, file, line, rule, null, null, message, text, null));
  }

  private @Nullable String present(@Nullable String field) {
    if (field == null) {
      return null;
    }
    String value = format.trim() ? field.strip() : field;
    return value.isEmpty() || format.nulls().contains(value) ? null : value;
  }
}
