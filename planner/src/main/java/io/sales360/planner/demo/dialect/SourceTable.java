package io.sales360.planner.demo.dialect;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records that one source system exports for one feed, in one file or several of one dialect.
 * Rows of one file stand together. Not thread-safe.
 */
public final class SourceTable {
  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String feed;
  private final Dialect dialect;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  public SourceTable(String feed, Dialect dialect, List<String> columns) {
    this.feed = feed;
    this.dialect = dialect;
    this.columns = List.copyOf(columns);
  }

  public String feed() {
    return feed;
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Adds a record to a file; there must be a field, or null, for each column. */
  public void add(String file, @Nullable String... fields) {
    if (fields.length != columns.size()) {
      throw new IllegalArgumentException(
          "A row of ("
              + file
              + ") has "
              + fields.length
              + " fields for its "
              + columns.size()
              + " columns.");
    }
    List<@Nullable String> list = new ArrayList<>(fields.length);
    for (String field : fields) {
      list.add(field);
    }
    rows.add(Row.of(file, list));
  }

  int column(String name) {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException(
          "The feed (" + feed + ") has no column (" + name + "); it has " + columns + ".");
    }
    return index;
  }

  void replaceRows(List<Row> changed) {
    rows.clear();
    rows.addAll(changed);
  }

  /** Writes the files below the directory and returns how many records each got, by file. */
  public Map<String, Integer> writeTo(Path directory) throws IOException {
    Map<String, List<Row>> byFile = new LinkedHashMap<>();
    for (Row row : rows) {
      byFile.computeIfAbsent(row.file(), file -> new ArrayList<>()).add(row);
    }
    Map<String, Integer> records = new LinkedHashMap<>();
    for (Map.Entry<String, List<Row>> file : byFile.entrySet()) {
      writeFile(directory.resolve(file.getKey()), file.getValue());
      records.put(
          file.getKey(), (int) file.getValue().stream().filter(row -> !row.isBlank()).count());
    }
    return records;
  }

  private void writeFile(Path path, List<Row> fileRows) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    try (OutputStream bytes = open(path)) {
      if (dialect.byteOrderMark()) {
        bytes.write(UTF_8_MARK);
      }
      if (dialect.header()) {
        bytes.write(dialect.render(new ArrayList<>(columns)).getBytes(dialect.charset()));
      }
      for (Row row : fileRows) {
        Charset charset = row.charset();
        bytes.write(
            dialect.render(row.fields()).getBytes(charset == null ? dialect.charset() : charset));
      }
    }
  }

  private OutputStream open(Path path) throws IOException {
    OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    return dialect.gzip() ? new GZIPOutputStream(file, 1 << 16) : file;
  }
}
