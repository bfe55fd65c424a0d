package io.sales360.planner.export;

import io.sales360.planner.lake.RowSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a sheet: typed numbers and dates, frozen header, filter. Rows that do not fit into one
 * sheet go on in the next, named with a number; none is ever cut. Rows are flushed as they come.
 */
final class SheetRows implements RowSink {
  private static final int FLUSH_EVERY = 1_000;
  private static final int WIDEST = 45;

  private final Workbook workbook;
  private final String name;
  private final int rowsPerSheet;
  private List<String> columns = List.of();
  private @Nullable Worksheet sheet;
  private int sheets;
  private int row;
  private long rows;

  /**
   * Rows for a sheet.
   *
   * @param rowsPerSheet rows of a sheet with the header
   */
  SheetRows(Workbook workbook, String name, int rowsPerSheet) {
    this.workbook = workbook;
    this.name = name;
    this.rowsPerSheet = rowsPerSheet;
  }

  long rows() {
    return rows;
  }

  @Override
  public void begin(List<String> names) {
    columns = names;
    sheet = next();
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    Worksheet to = sheet == null ? next() : sheet;
    if (row >= rowsPerSheet) {
      finish(to);
      to = next();
      sheet = to;
    }
    for (int column = 0; column < values.size(); column++) {
      put(to, row, column, values.get(column));
    }
    row++;
    rows++;
    if (row % FLUSH_EVERY == 0) {
      to.flush();
    }
  }

  @Override
  public void end() throws IOException {
    if (sheet != null) {
      finish(sheet);
    }
  }

  private Worksheet next() {
    sheets++;
    String suffix = sheets == 1 ? "" : " " + sheets;
    // A sheet's name has 31 characters at most.
    String start = name.substring(0, Math.min(name.length(), 31 - suffix.length()));
    Worksheet made = workbook.newWorksheet(start + suffix);
    for (int column = 0; column < columns.size(); column++) {
      String title = columns.get(column);
      made.value(0, column, SafeText.of(title));
      made.style(0, column).bold().fillColor("E6EEFB").set();
      made.width(column, Math.min(WIDEST, Math.max(12, title.length() + 4)));
    }
    made.freezePane(0, 1);
    row = 1;
    return made;
  }

  private void finish(Worksheet done) throws IOException {
    if (!columns.isEmpty()) {
      done.setAutoFilter(0, 0, Math.max(0, row - 1), columns.size() - 1);
    }
    done.finish();
  }

  static void put(Worksheet to, int row, int column, @Nullable Object value) {
    if (value instanceof BigDecimal number) {
      to.value(row, column, number);
      to.style(row, column)
          .format(number.stripTrailingZeros().scale() > 0 ? "#,##0.00" : "#,##0")
          .set();
    } else if (value instanceof Double number) {
      if (Double.isFinite(number)) {
        to.value(row, column, number);
        to.style(row, column).format("#,##0.00##").set();
      } else {
        to.value(row, column, number.toString());
      }
    } else if (value instanceof Number number) {
      to.value(row, column, number);
    } else if (value instanceof Boolean is) {
      to.value(row, column, is);
    } else if (value instanceof LocalDate day) {
      to.value(row, column, day);
      to.style(row, column).format("yyyy-mm-dd").set();
    } else if (value instanceof Instant at) {
      to.value(row, column, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      to.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
    } else if (value != null) {
      to.value(row, column, SafeText.of(value.toString()));
    }
  }
}
