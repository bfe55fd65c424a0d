package io.sales360.planner.query;

import io.sales360.planner.lake.RowSink;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows as CSV of RFC 4180: comma, quotes where needed, lines ended by a line feed. */
public final class CsvText implements RowSink {
  private final Appendable to;
  private final UnaryOperator<String> guard;
  private long rows;

  private CsvText(Appendable to, UnaryOperator<String> guard) {
    this.to = to;
    this.guard = guard;
  }

  /** Values as they are, for programs. */
  public static CsvText exact(Appendable to) {
    return new CsvText(to, UnaryOperator.identity());
  }

  /** Values of text columns go through a guard first, for spreadsheets. */
  public static CsvText guarded(Appendable to, UnaryOperator<String> guard) {
    return new CsvText(to, guard);
  }

  public long rows() {
    return rows;
  }

  @Override
  public void begin(List<String> columns) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      to.append(i == 0 ? "" : ",").append(field(guard.apply(columns.get(i))));
    }
    to.append('\n');
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      String text = Values.text(value);
      to.append(i == 0 ? "" : ",")
          .append(field(value instanceof String ? guard.apply(text) : text));
    }
    to.append('\n');
    rows++;
  }

  private static String field(String text) {
    boolean isPlain =
        text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
            && !text.startsWith(" ")
            && !text.endsWith(" ");
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
