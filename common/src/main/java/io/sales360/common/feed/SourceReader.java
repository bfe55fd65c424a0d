package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.fault.Failpoint;
import io.sales360.common.product.Feed;
import io.sales360.common.product.SourceFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.beam.sdk.io.FileSystems;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of any format. Every row becomes a {@link SourceRow} with its place and untouched
 * text, or a {@link DeadLetter} that says what is wrong; a file that cannot be read to its end is
 * refused as a whole after the rows read before. Memory is bounded, whatever the file claims.
 */
public final class SourceReader implements Serializable {
  static final String STAGE = "read";

  private final String feed;
  private final SourceFiles files;
  private final FeedColumns columns;
  private final Corrections corrections;
  private transient @Nullable FormatReader format;

  private SourceReader(
      String feed, SourceFiles files, FeedColumns columns, Corrections corrections) {
    this.feed = feed;
    this.files = files;
    this.columns = columns;
    this.corrections = corrections;
  }

  /** A reader of the files of a feed, of which people have mended rows. */
  public static SourceReader of(Feed feed, FeedColumns columns, Corrections corrections) {
    return new SourceReader(feed.name(), feed.files(), columns, corrections);
  }

  static SourceReader of(String feed, SourceFiles files, FeedColumns columns) {
    return new SourceReader(feed, files, columns, Corrections.none());
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
  public void read(SourceFile file, InputStream stored, RowOutput out) {
    FileRows rows =
        new FileRows(
            feed,
            file.file(),
            columns,
            files.values(),
            corrections.of(feed, file.file()),
            file.quarantine(),
            out);
    try (InputStream bytes = Unpacked.of(stored, files.maxInflation())) {
      Failpoint.FILE_OPENED.reached();
      format().read(bytes, rows);
      rows.end();
      Failpoint.FILE_READ.reached();
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
                  + rows.count()
                  + " rows could be read before.\n"
                  + "Maybe its upload or export was interrupted: get it again."));
    } catch (InflationException e) {
      out.refused(wholeFile(file, "inflation", "The file " + file.file() + e.getMessage()));
    } catch (IOException e) {
      out.refused(wholeFile(file, "unreadable_file", unreadable(file, e)));
    } catch (FileRefusal e) {
      out.refused(wholeFile(file, e.rule(), String.valueOf(e.getMessage())));
    }
  }

  /**
   * The columns of a file.
   *
   * @return the declared columns where the file does not name them; empty where it cannot be read
   */
  static List<String> header(SourceFiles files, InputStream stored) throws IOException {
    if (!files.format().columns().isEmpty()) {
      return files.format().columns();
    }
    try (InputStream bytes = Unpacked.of(stored, files.maxInflation())) {
      return FormatReader.of(files).header(bytes, "");
    } catch (FileRefusal | EOFException | ZipException | InflationException refusedWhenRead) {
      return List.of();
    }
  }

  /**
   * The columns of a file with their types.
   *
   * @return empty where it cannot be read
   */
  static Map<String, String> columns(SourceFiles files, InputStream stored) throws IOException {
    Map<String, String> columns = new LinkedHashMap<>();
    if (!files.format().columns().isEmpty()) {
      files.format().columns().forEach(name -> columns.put(name, "text"));
      return columns;
    }
    try (InputStream bytes = Unpacked.of(stored, files.maxInflation())) {
      return FormatReader.of(files).types(bytes, "");
    } catch (FileRefusal | EOFException | ZipException | InflationException refusedWhenRead) {
      return columns;
    }
  }

  static InputStream open(String path) throws IOException {
    return Channels.newInputStream(FileSystems.open(FileSystems.matchNewResource(path, false)));
  }

  private FormatReader format() {
    if (format == null) {
      format = FormatReader.of(files);
    }
    return format;
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
}
