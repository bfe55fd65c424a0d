package io.sales360.common.feed;

import io.sales360.common.feed.SchemaChange.Kind;
import io.sales360.common.product.Feed;
import io.sales360.common.product.Feed.DriftPolicy;
import io.sales360.common.product.FileFormat;
import io.sales360.common.product.ProductFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the columns of all sources with those that were there when the lake was last published,
 * before anything is read. What is done about a difference is the feed's policy.
 *
 * @param files inputs of the run; those that are quarantined say why
 * @param columns what is known of the sources when the run is published
 * @param changes every difference, in the order of feeds, files and columns
 */
public record SchemaDrift(
    List<SourceFile> files, List<SourceColumn> columns, List<SchemaChange> changes) {
  private static final Pattern SIZED = Pattern.compile("(integer|decimal)\\((\\d+)(?:,(\\d+))?\\)");

  public SchemaDrift {
    files = List.copyOf(files);
    columns = List.copyOf(columns);
    changes = List.copyOf(changes);
  }

  /**
   * Compares.
   *
   * @param planned files as {@link FeedFiles#plan} found them
   * @param known columns as last published; empty where nothing was
   * @throws UncheckedIOException if a file vanished since it was planned
   */
  public static SchemaDrift of(
      ProductFile product, List<SourceFile> planned, List<SourceColumn> known) {
    List<SourceFile> files = new ArrayList<>();
    List<SourceColumn> columns = new ArrayList<>();
    List<SchemaChange> changes = new ArrayList<>();
    planned.stream()
        .filter(f -> product.feeds().stream().noneMatch(feed -> feed.name().equals(f.feed())))
        .forEach(files::add);
    for (Feed feed : product.feeds()) {
      Map<String, String> before = new LinkedHashMap<>();
      known.stream()
          .filter(column -> column.feed().equals(feed.name()))
          .forEach(column -> before.put(column.column(), column.type()));
      new OfFeed(feed, before, changes).compare(planned, files, columns);
    }
    return new SchemaDrift(files, columns, changes);
  }

  /** Differences that forbid the run. */
  public List<SchemaChange> frozen() {
    return changes.stream().filter(change -> change.policy() == DriftPolicy.FREEZE).toList();
  }

  private static final class OfFeed {
    private final Feed feed;
    private final Map<String, String> before;
    private final List<SchemaChange> changes;

    OfFeed(Feed feed, Map<String, String> before, List<SchemaChange> changes) {
      this.feed = feed;
      this.before = before;
      this.changes = changes;
    }

    void compare(List<SourceFile> planned, List<SourceFile> files, List<SourceColumn> columns) {
      Map<SourceFile, Map<String, String>> headers = new LinkedHashMap<>();
      planned.stream()
          .filter(file -> file.feed().equals(feed.name()))
          .forEach(file -> headers.put(file, columnsOf(file)));
      Map<String, String> all = new LinkedHashMap<>();
      headers.values().forEach(header -> header.forEach(all::putIfAbsent));
      boolean anyOrder = feed.files().format() instanceof FileFormat.JsonLines;
      Map<String, String> accepted = new LinkedHashMap<>();
      headers.forEach(
          (file, header) -> {
            // A line of JSON leaves out what it does not have: gone is what no file has.
            List<SchemaChange> own = changes(file, header, anyOrder ? all : header);
            changes.addAll(own);
            boolean refused =
                feed.drift() == DriftPolicy.QUARANTINE
                    && own.stream().anyMatch(change -> change.kind() != Kind.WIDENED);
            files.add(refused ? file.quarantined(own.get(0).message()) : file);
            if (!refused) {
              header.forEach(accepted::put);
            }
          });
      publish(accepted, columns);
    }

    /** What was known comes first, as it is now; a column that is gone stays known. */
    private void publish(Map<String, String> accepted, List<SourceColumn> columns) {
      Map<String, String> now = new LinkedHashMap<>(before);
      boolean gone = feed.drift() != DriftPolicy.QUARANTINE && !accepted.isEmpty();
      if (gone) {
        now.keySet().retainAll(accepted.keySet());
      }
      now.putAll(accepted);
      int position = 1;
      for (Map.Entry<String, String> column : now.entrySet()) {
        columns.add(new SourceColumn(feed.name(), column.getKey(), position++, column.getValue()));
      }
    }

    private List<SchemaChange> changes(
        SourceFile file, Map<String, String> header, Map<String, String> present) {
      List<SchemaChange> own = new ArrayList<>();
      if (before.isEmpty() || header.isEmpty()) {
        return own; // never published, or refused as a whole when it is read
      }
      before.forEach(
          (column, type) -> {
            String now = header.get(column);
            if (now == null && !present.containsKey(column)) {
              own.add(change(file, column, Kind.REMOVED, type, null));
            } else if (now != null && !now.equals(type)) {
              Kind kind = isWider(type, now) ? Kind.WIDENED : Kind.RETYPED;
              own.add(change(file, column, kind, type, now));
            }
          });
      header.forEach(
          (column, type) -> {
            if (!before.containsKey(column)) {
              own.add(change(file, column, Kind.ADDED, null, type));
            }
          });
      return own;
    }

    private SchemaChange change(
        SourceFile file,
        String column,
        Kind kind,
        @org.jspecify.annotations.Nullable String was,
        @org.jspecify.annotations.Nullable String now) {
      return new SchemaChange(feed.name(), file.file(), column, kind, was, now, feed.drift());
    }

    private Map<String, String> columnsOf(SourceFile file) {
      try (InputStream bytes = SourceReader.open(file.path())) {
        return SourceReader.columns(feed.files(), bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "The header of " + file.file() + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  /** Whether every value of one type is a value of the other. */
  static boolean isWider(String from, String to) {
    Matcher was = SIZED.matcher(from);
    Matcher is = SIZED.matcher(to);
    if (!was.matches() || !is.matches()) {
      return from.equals("float") && to.equals("double");
    }
    boolean wasWhole = "integer".equals(was.group(1));
    boolean isWhole = "integer".equals(is.group(1));
    if (isWhole) {
      return wasWhole && size(is) >= size(was);
    }
    int scale = wasWhole ? 0 : scale(was);
    int digits = wasWhole ? digits(size(was)) : size(was) - scale;
    return scale(is) >= scale && size(is) - scale(is) >= digits;
  }

  private static int size(Matcher type) {
    return Integer.parseInt(String.valueOf(type.group(2)));
  }

  private static int scale(Matcher type) {
    String scale = type.group(3);
    return scale == null ? 0 : Integer.parseInt(scale);
  }

  /** Decimal digits of the largest whole number of so many bits. */
  private static int digits(int bits) {
    return java.math.BigInteger.TWO.pow(bits - 1).toString().length();
  }
}
