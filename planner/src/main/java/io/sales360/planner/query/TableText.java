package io.sales360.planner.query;

import io.sales360.planner.lake.RowSink;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rows as an aligned table for eyes. Column widths come from the first rows, so that results of any
 * size can be streamed; no value is ever cut.
 */
public final class TableText implements RowSink {
  /** How many rows decide the widths. */
  private static final int SAMPLE = 500;

  private final PrintWriter to;
  private final List<List<@Nullable Object>> sample = new ArrayList<>();
  private List<String> columns = List.of();
  private int[] widths = {};
  private boolean[] isNumeric = {};
  private boolean isBegun;
  private long rows;

  public TableText(PrintWriter to) {
    this.to = to;
  }

  @Override
  public void begin(List<String> names) {
    columns = names;
  }

  @Override
  public void row(List<@Nullable Object> values) {
    rows++;
    if (isBegun) {
      line(values);
      return;
    }
    sample.add(values);
    if (sample.size() == SAMPLE) {
      header();
    }
  }

  @Override
  public void end() {
    header();
    to.printf(Locale.ROOT, "(%,d %s)%n", rows, rows == 1 ? "row" : "rows");
    to.flush();
  }

  private void header() {
    if (isBegun) {
      return;
    }
    isBegun = true;
    widths = new int[columns.size()];
    isNumeric = new boolean[columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      widths[i] = columns.get(i).length();
      isNumeric[i] = !sample.isEmpty();
      for (List<@Nullable Object> row : sample) {
        Object value = row.get(i);
        widths[i] = Math.max(widths[i], Values.onOneLine(value).length());
        isNumeric[i] &= value == null || value instanceof Number;
      }
    }
    line(new ArrayList<>(columns));
    List<@Nullable Object> rule = new ArrayList<>();
    for (int width : widths) {
      rule.add("-".repeat(width));
    }
    line(rule);
    sample.forEach(this::line);
    sample.clear();
  }

  private void line(List<@Nullable Object> values) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String text = Values.onOneLine(values.get(i));
      String blanks = " ".repeat(Math.max(0, widths[i] - text.length()));
      line.append(i == 0 ? "" : "  ").append(isNumeric[i] ? blanks + text : text + blanks);
    }
    to.println(line.toString().stripTrailing());
  }
}
