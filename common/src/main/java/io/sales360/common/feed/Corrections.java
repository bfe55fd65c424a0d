package io.sales360.common.feed;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.product.FileFormat;
import io.sales360.common.product.Problem;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.ProductFileException;
import io.sales360.common.product.SourceFiles;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Rows that people have mended: where a file has the text that was refused, the text that they
 * wrote is read instead. They are inputs of a run like any other, so a repeated run reads the same.
 */
public final class Corrections implements Serializable {
  /** The name under which their files are planned. */
  static final String FEED = "corrections:";

  private static final String FEED_COLUMN = "feed";
  private static final String FILE_COLUMN = "file";
  private static final String LINE_COLUMN = "line";
  private static final String ORIGINAL_COLUMN = "original";
  private static final String CORRECTED_COLUMN = "corrected";
  private static final List<String> COLUMNS =
      List.of(FEED_COLUMN, FILE_COLUMN, LINE_COLUMN, ORIGINAL_COLUMN, CORRECTED_COLUMN);
  private static final int MAX_PROBLEMS = 20;

  private static final Corrections NONE = new Corrections(Map.of());

  private final Map<String, Map<Long, Correction>> byFile;

  private Corrections(Map<String, Map<Long, Correction>> byFile) {
    this.byFile = byFile;
  }

  /**
   * One row.
   *
   * @param original text that the file has, as the dead letter told it
   * @param corrected text that is read instead
   */
  public record Correction(String original, String corrected) implements Serializable {}

  /** No row was mended. */
  public static Corrections none() {
    return NONE;
  }

  /**
   * These, and another row; of two for one row the later one counts.
   *
   * @param file path below the depot
   */
  public Corrections and(String feed, String file, long line, Correction correction) {
    Map<String, Map<Long, Correction>> all = new HashMap<>(byFile);
    Map<Long, Correction> lines = new TreeMap<>(of(feed, file));
    lines.put(line, correction);
    all.put(place(feed, file), lines);
    return new Corrections(all);
  }

  /**
   * Reads the corrections of a product file.
   *
   * @param planned files as {@link FeedFiles#plan} found them
   * @throws ProductFileException if a line is damaged, comes twice or names no file of its feed
   */
  public static Corrections load(ProductFile product, List<SourceFile> planned) {
    SourceFiles files = product.corrections();
    List<SourceFile> own = planned.stream().filter(f -> f.feed().equals(FEED)).toList();
    if (files == null || own.isEmpty()) {
      return NONE;
    }
    Loading loading = new Loading(product, planned);
    FeedColumns columns = new FeedColumns(COLUMNS, COLUMNS, COLUMNS, null);
    SourceReader reader = SourceReader.of(FEED, files, columns);
    own.forEach(file -> reader.read(file, loading));
    if (!loading.problems.isEmpty()) {
      throw new ProductFileException(loading.problems);
    }
    return new Corrections(loading.byFile);
  }

  /** The corrections of a file, by line. */
  Map<Long, Correction> of(String feed, String file) {
    return byFile.getOrDefault(place(feed, file), Map.of());
  }

  private static String place(String feed, String file) {
    return feed + "\n" + file;
  }

  private static final class Loading implements RowOutput {
    private final Map<String, Map<Long, Correction>> byFile = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final ProductFile product;
    private final Set<String> places = new TreeSet<>();
    private final Map<String, FileFormat.Kind> kinds = new TreeMap<>();

    Loading(ProductFile product, List<SourceFile> planned) {
      this.product = product;
      planned.forEach(file -> places.add(place(file.feed(), file.file())));
      product.feeds().forEach(feed -> kinds.put(feed.name(), feed.files().format().kind()));
    }

    @Override
    public void row(SourceRow row) {
      String feed = text(row, FEED_COLUMN);
      String file = text(row, FILE_COLUMN);
      String original = text(row, ORIGINAL_COLUMN);
      String corrected = text(row, CORRECTED_COLUMN);
      String line = text(row, LINE_COLUMN);
      FileFormat.Kind kind = kinds.get(feed);
      if (feed.isEmpty()
          || file.isEmpty()
          || corrected.isEmpty()
          || !line.matches("[1-9]\\d{0,17}")) {
        problem(row, "It needs feed, file, a line from 1 and the corrected text.", "");
      } else if (!places.contains(place(feed, file))) {
        problem(
            row,
            "The feed " + feed + " has no file " + file + ".",
            "Maybe the file is not read any more: remove the line.");
      } else if (kind != FileFormat.Kind.CSV && kind != FileFormat.Kind.JSONL) {
        problem(
            row,
            "Rows of " + feed + " are no text.",
            "Only delimited text and JSON lines are mended here; mend others at their source.");
      } else if (byFile
              .computeIfAbsent(place(feed, file), p -> new TreeMap<>())
              .put(Long.valueOf(line), new Correction(original, corrected))
          != null) {
        problem(row, file + ", line " + line + " is mended twice.", "Remove one of them.");
      }
    }

    @Override
    public void refused(DeadLetter letter) {
      add(letter.message(), "");
    }

    private void problem(SourceRow row, String message, String remedy) {
      add(row.file() + ", line " + row.line() + ": " + message, remedy);
    }

    private void add(String message, String remedy) {
      if (problems.size() < MAX_PROBLEMS) {
        problems.add(new Problem(product.name(), 0, "corrections", message, remedy));
      }
    }

    private static String text(SourceRow row, String column) {
      @Nullable String value = row.values().get(COLUMNS.indexOf(column));
      return value == null ? "" : value;
    }
  }
}
