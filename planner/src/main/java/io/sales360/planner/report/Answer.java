package io.sales360.planner.report;

import io.sales360.planner.lake.RowSink;
import io.sales360.planner.lake.Tables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with the rows that answer it, as the page's script reads it.
 *
 * @param columns one per cell of a row, with how it is written: {@code text}, {@code money}, {@code
 *     count}, {@code share} or {@code number}
 * @param rows the first cell is the label, the second what the chart shows
 * @param absent why there is no answer in this deployment; empty where there is one
 */
record Answer(
    String section,
    String title,
    String hint,
    String chart,
    List<Column> columns,
    List<List<@Nullable Object>> rows,
    String absent) {

  /** How one column is headed and written. */
  record Column(String name, String unit) {}

  /** The answers to all questions, in order. */
  static List<Answer> all(Tables tables) {
    return Question.all().stream().map(question -> of(question, tables)).toList();
  }

  static Answer of(Question question, Tables tables) {
    for (String table : question.needs()) {
      if (tables.columns(table).isEmpty()) {
        String reason = "There is no %s: %s".formatted(table, tables.reasonWithout(table));
        return new Answer(
            question.section(),
            question.title(),
            question.hint(),
            "none",
            List.of(),
            List.of(),
            reason);
      }
    }
    Cells cells = new Cells();
    tables.query(question.sql(), List.of(), cells);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < cells.names.size(); i++) {
      columns.add(new Column(cells.names.get(i), question.units().get(i)));
    }
    return new Answer(
        question.section(),
        question.title(),
        question.hint(),
        question.chart(),
        columns,
        cells.rows,
        "");
  }

  private static final class Cells implements RowSink {
    private final List<List<@Nullable Object>> rows = new ArrayList<>();
    private List<String> names = List.of();

    @Override
    public void begin(List<String> columns) {
      names = columns;
    }

    @Override
    public void row(List<@Nullable Object> values) {
      List<@Nullable Object> row = new ArrayList<>();
      for (Object value : values) {
        row.add(
            value == null || value instanceof Number || value instanceof Boolean
                ? value
                : value.toString());
      }
      rows.add(row);
    }
  }
}
