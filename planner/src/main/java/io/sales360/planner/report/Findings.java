package io.sales360.planner.report;

import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.query.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is odd about the series that were forecast. */
final class Findings {
  /** Rows that a page shows; the command has them all. */
  private static final int MOST = 200;

  private static final List<String> COLUMNS =
      List.of("series_id", "kind", "from_period", "to_period", "size", "action");

  /** Those of large series first. */
  private static final String SQL =
      """
      SELECT f.series_id, lower(f.kind) AS kind, f.from_period, f.to_period, round(f.size, 2) AS size, lower(f.action) AS action
      FROM fct_series_findings f JOIN dim_forecast_series s USING (series_id)
      ORDER BY lower(s.measure), lower(s.grain), s.total DESC, s.series_id, f.from_period, lower(f.kind) LIMIT %d"""
          .formatted(MOST);

  private Findings() {}

  static Grid of(LakeSession session) {
    if (!session.lake().has("fct_series_findings")) {
      return new Grid(COLUMNS, List.of());
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Map<String, @Nullable Object> found : session.rows(SQL)) {
      List<@Nullable Object> row = new ArrayList<>();
      COLUMNS.forEach(
          column -> {
            Object value = found.get(column);
            row.add(value == null ? null : Values.text(value));
          });
      rows.add(row);
    }
    return new Grid(COLUMNS, rows);
  }
}
