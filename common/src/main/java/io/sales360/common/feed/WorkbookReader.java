package io.sales360.common.feed;

import io.sales360.common.product.WorkbookFormat;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sheet of a workbook. The place of a row is its number in the sheet. Numbers have the 15
 * digits that spreadsheets work with, dates are told by their cell's format, formulas count by the
 * value they were stored with.
 */
final class WorkbookReader implements FormatReader {
  private static final MathContext SHEET_DIGITS = new MathContext(15);

  private final WorkbookFormat format;
  private final Set<String> nulls;
  private final int maxInflation;

  WorkbookReader(WorkbookFormat format, Set<String> nulls, int maxInflation) {
    this.format = format;
    this.nulls = nulls;
    this.maxInflation = maxInflation;
  }

  @Override
  public List<String> header(InputStream bytes, String file) throws IOException, FileRefusal {
    try (OpenSheet sheet = open(bytes, file)) {
      return header(sheet);
    }
  }

  @Override
  public void read(InputStream bytes, FileRows rows) throws IOException, FileRefusal {
    try (OpenSheet sheet = open(bytes, rows.file())) {
      List<String> header = format.columns().isEmpty() ? header(sheet) : format.columns();
      rows.header(header, "");
      for (Row row = sheet.next(); row != null; row = sheet.next()) {
        if (row.getRowNum() > format.skipRows()) {
          read(row, header.size(), sheet.isDate1904(), rows);
        }
      }
    }
  }

  private void read(Row row, int width, boolean since1904, FileRows rows) {
    List<@Nullable String> fields = new ArrayList<>(width);
    Cell error = null;
    int filled = 0;
    for (int i = 0; i < row.getCellCount(); i++) {
      Cell cell = row.getCell(i);
      String text = cell == null ? null : text(cell, since1904);
      fields.add(text);
      filled = text == null ? filled : i + 1;
      error = cell != null && isError(cell) ? cell : error;
    }
    String shown = fields.stream().map(f -> f == null ? "" : f).collect(Collectors.joining("\t"));
    if (error != null) {
      rows.refuse(
          row.getRowNum(),
          "cell_error",
          "The cell "
              + error.getAddress()
              + " holds "
              + error.getRawValue()
              + " instead of a value.\nMaybe mend the formula, or name it under nulls.",
          shown);
    } else if (filled > width) {
      rows.refuse(
          row.getRowNum(),
          "ragged_row",
          "The row has values in " + filled + " columns, but the header names " + width + ".",
          shown);
    } else {
      while (fields.size() < width) {
        fields.add(null);
      }
      rows.row(row.getRowNum(), shown, fields);
    }
  }

  private boolean isError(Cell cell) {
    String raw = cell.getRawValue();
    boolean formulaWithoutValue = cell.getType() == CellType.FORMULA && cell.getValue() == null;
    return (cell.getType() == CellType.ERROR && (raw == null || !nulls.contains(raw)))
        || formulaWithoutValue;
  }

  private static @Nullable String text(Cell cell, boolean since1904) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return SheetDates.isDate(cell.getDataFormatId(), cell.getDataFormatString())
          ? date(number, since1904)
          : number.round(SHEET_DIGITS).stripTrailingZeros().toPlainString();
    }
    return value == null ? null : value.toString();
  }

  private static String date(BigDecimal serial, boolean since1904) {
    LocalDateTime time = SheetDates.time(serial, since1904);
    return time.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? LocalDate.from(time).toString()
        : TypedText.local(time);
  }

  private List<String> header(OpenSheet sheet) throws IOException, FileRefusal {
    for (Row row = sheet.next(); row != null; row = sheet.next()) {
      if (row.getRowNum() <= format.skipRows()) {
        continue;
      }
      List<@Nullable String> names = new ArrayList<>();
      int last = 0;
      for (int i = 0; i < row.getCellCount(); i++) {
        Cell cell = row.getCell(i);
        names.add(cell == null ? null : text(cell, false));
        last = names.get(i) == null ? last : i + 1;
      }
      return Header.names(
          names.subList(0, last),
          sheet.file(),
          "Maybe skip the header (skip_rows) and name the columns.");
    }
    throw new FileRefusal(
        "empty_file",
        "The sheet of "
            + sheet.file()
            + " is empty: it has no header.\nMaybe name another: sheet.");
  }

  private OpenSheet open(InputStream bytes, String file) throws IOException, FileRefusal {
    return OpenSheet.of(bytes, format.sheet(), maxInflation, file);
  }
}
