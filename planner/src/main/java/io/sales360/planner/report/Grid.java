package io.sales360.planner.report;

import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.RowSink;
import io.sales360.planner.query.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small result as the page's script reads it. */
record Grid(List<String> columns, List<List<@Nullable Object>> rows) {

  static Grid empty() {
    return new Grid(List.of(), List.of());
  }

  /** All rows of a query, which must be few. */
  static Grid of(LakeSession session, String sql) {
    List<String> columns = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    session.query(
        sql,
        List.of(),
        new RowSink() {
          @Override
          public void begin(List<String> names) {
            columns.addAll(names);
          }

          @Override
          public void row(List<@Nullable Object> values) {
            List<@Nullable Object> row = new ArrayList<>();
            for (Object value : values) {
              row.add(value == null || value instanceof Number ? value : Values.text(value));
            }
            rows.add(row);
          }
        });
    return new Grid(columns, rows);
  }
}
