package io.sales360.common.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** One sheet of a workbook on the local disk, row by row; gone when closed. */
final class OpenSheet implements AutoCloseable {
  private final DamageGuard guard;
  private final LocalCopy copy;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private long read;

  private OpenSheet(
      DamageGuard guard, LocalCopy copy, ReadableWorkbook workbook, Stream<Row> stream) {
    this.guard = guard;
    this.copy = copy;
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  /**
   * Opens a sheet.
   *
   * @param name of the sheet; empty for the first
   * @throws FileRefusal if it is no workbook or has no such sheet
   */
  static OpenSheet of(InputStream bytes, String name, int maxInflation, String file)
      throws IOException, FileRefusal {
    DamageGuard guard = new DamageGuard("XLSX", file);
    LocalCopy copy = LocalCopy.of(bytes);
    boolean opened = false;
    try {
      boolean styled = guard.call(0, () -> SheetArchive.check(copy.path(), maxInflation));
      ReadableWorkbook workbook =
          guard.call(
              0,
              () -> new ReadableWorkbook(copy.path().toFile(), new ReadingOptions(styled, true)));
      Sheet sheet = sheet(workbook, name, file);
      Stream<Row> rows = guard.call(0, sheet::openStream);
      opened = true;
      return new OpenSheet(guard, copy, workbook, rows);
    } finally {
      if (!opened) {
        copy.close();
      }
    }
  }

  private static Sheet sheet(ReadableWorkbook workbook, String name, String file)
      throws FileRefusal {
    List<String> names = workbook.getSheets().map(Sheet::getName).toList();
    Optional<Sheet> found =
        name.isEmpty()
            ? workbook.getSheets().findFirst()
            : workbook.getSheets().filter(sheet -> name.equals(sheet.getName())).findFirst();
    return found.orElseThrow(
        () ->
            new FileRefusal(
                "missing_sheet",
                "The workbook "
                    + file
                    + " has no sheet "
                    + name
                    + "; it has: "
                    + String.join(", ", names)
                    + "\n"
                    + FeedColumns.hint(name, names)));
  }

  String file() {
    return guard.file();
  }

  boolean isDate1904() {
    return workbook.isDate1904();
  }

  /** The next row that holds something; null at the end. */
  @Nullable Row next() throws IOException, FileRefusal {
    while (true) {
      Optional<Row> row =
          guard.call(read, () -> rows.hasNext() ? Optional.of(rows.next()) : Optional.<Row>empty());
      if (row.isEmpty()) {
        return null;
      }
      read++;
      if (!isEmpty(row.get())) {
        return row.get();
      }
    }
  }

  private static boolean isEmpty(Row row) {
    return row.stream().allMatch(c -> c == null || c.getType() == CellType.EMPTY);
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
    copy.close();
  }
}
