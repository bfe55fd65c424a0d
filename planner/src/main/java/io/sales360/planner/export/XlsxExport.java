package io.sales360.planner.export;

import io.sales360.common.table.Column;
import io.sales360.common.table.Manifest;
import io.sales360.planner.forecast.ForecastQuery;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.PublishedLake;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * A planner's workbook: About, Forecast (one row per series, one column per period), Pivot-ready
 * long (one row per series and period), Accuracy, further tables on request, Dictionary.
 */
public final class XlsxExport {
  /** Rows of one sheet, the format's own limit. */
  private static final int MOST_ROWS = 1_048_576;

  private static final String LONG =
      """
      SELECT s.series_id, lower(s.hierarchy_level) AS hierarchy_level, s.territory_id, s.channel_id, s.category, s.product_id,
        lower(s.measure) AS measure, lower(s.grain) AS grain, x.period, x.kind, x.value, x.lower_80, x.upper_80, x.lower_95, x.upper_95,
        s.model, s.reason_code
      FROM (SELECT series_id, period, 'actual' AS kind, actual AS value, NULL AS lower_80, NULL AS upper_80, NULL AS lower_95, NULL AS upper_95 FROM fct_series_history
        UNION ALL SELECT series_id, period, 'forecast', mean, q0_1, q0_9, q0_025, q0_975 FROM %s) x
      JOIN dim_forecast_series s USING (series_id) ORDER BY s.series_id, x.period, x.kind""";

  private static final String ACCURACY =
      """
      SELECT lower(s.hierarchy_level) AS hierarchy_level, s.territory_id, s.channel_id, s.category, s.product_id, lower(a.measure) AS measure,
        lower(a.grain) AS grain, a.model, a.is_selected, a.origins, a.horizon, a.wape, a.mase, a.bias, a.coverage80, a.coverage95, a.series_id
      FROM fct_forecast_scores a JOIN dim_forecast_series s USING (series_id) ORDER BY a.series_id, a.wape NULLS LAST, a.model""";

  private final LakeSession session;
  private final List<String> tables;
  private final int rowsPerSheet;
  private final Map<String, Long> written = new LinkedHashMap<>();

  private XlsxExport(LakeSession session, List<String> tables, int rowsPerSheet) {
    this.session = session;
    this.tables = List.copyOf(tables);
    this.rowsPerSheet = rowsPerSheet;
  }

  /** A workbook of the forecasts and, on further sheets, these tables or views. */
  public static XlsxExport of(LakeSession session, List<String> tables) {
    return new XlsxExport(session, tables, MOST_ROWS);
  }

  /** With sheets of another length. */
  XlsxExport withRowsPerSheet(int rows) {
    return new XlsxExport(session, tables, rows);
  }

  /** Writes the workbook; gives what was written. */
  public ExportedFile write(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path directory = target.getParent() == null ? target : target.getParent();
    Files.createDirectories(directory);
    Path unfinished = Files.createTempFile(directory, target.getFileName() + ".", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished);
          Workbook workbook = new Workbook(out, "Sales360", "1.0")) {
        fill(workbook);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    long rows = written.values().stream().mapToLong(Long::longValue).sum();
    return ExportedFile.of(target, rows);
  }

  private void fill(Workbook workbook) throws IOException {
    written.clear();
    var about = workbook.newWorksheet("About");
    if (session.lake().has("dim_forecast_series")) {
      String forecasts = ForecastQuery.requireForecasts(session);
      sheet(workbook, "Forecast", wide(forecasts));
      sheet(workbook, "Pivot-ready long", LONG.formatted(forecasts));
    }
    if (session.lake().has("fct_forecast_scores")) {
      sheet(workbook, "Accuracy", ACCURACY);
    }
    for (String table : tables) {
      sheet(workbook, table, "SELECT * FROM " + LakeSession.quoted(table));
    }
    dictionary(workbook);
    int row = 0;
    for (List<@Nullable Object> line : about()) {
      for (int column = 0; column < line.size(); column++) {
        SheetRows.put(about, row, column, line.get(column));
      }
      about.style(row, 0).bold().set();
      row++;
    }
    about.width(0, 28);
    about.width(1, 70);
    about.finish();
  }

  private void sheet(Workbook workbook, String name, String sql) {
    SheetRows rows = new SheetRows(workbook, name, rowsPerSheet);
    session.query(sql, List.of(), rows);
    written.put(name, rows.rows());
  }

  /** One row per series of the coarsest grain, its periods side by side. */
  private String wide(String forecasts) {
    String grain =
        "(SELECT lower(grain) FROM dim_forecast_series ORDER BY CASE lower(grain) WHEN 'quarter' THEN 1 WHEN 'month' THEN 2 WHEN 'week' THEN 3 ELSE 4 END LIMIT 1)";
    StringBuilder periods = new StringBuilder();
    for (Map<String, @Nullable Object> row :
        session.rows(
            "SELECT DISTINCT CAST(period AS VARCHAR) AS p FROM %s WHERE lower(grain) = %s ORDER BY 1"
                .formatted(forecasts, grain))) {
      // A date that the database itself wrote.
      periods.append(
          ", max(f.mean) FILTER (WHERE f.period = DATE '%1$s') AS \"%1$s\""
              .formatted(row.get("p")));
    }
    return """
        SELECT lower(s.hierarchy_level) AS hierarchy_level, s.territory_id, s.channel_id, s.category, s.product_id,
          lower(s.measure) AS measure, lower(s.grain) AS grain%s, sum(f.mean) AS total, any_value(f.model) AS model, any_value(f.reason_code) AS reason_code, s.series_id
        FROM dim_forecast_series s JOIN %s f USING (series_id)
        WHERE lower(s.grain) = %s
        GROUP BY ALL
        ORDER BY s.series_id"""
        .formatted(periods, forecasts, grain);
  }

  private void dictionary(Workbook workbook) throws IOException {
    SheetRows rows = new SheetRows(workbook, "Dictionary", rowsPerSheet);
    rows.begin(List.of("table", "column", "type", "may_be_missing", "grain_of_the_table", "layer"));
    for (Manifest.Table table : session.lake().tables()) {
      for (Column column : table.columns()) {
        rows.row(
            Arrays.asList(
                table.name(),
                column.name(),
                column.type(),
                column.nullable(),
                table.grain(),
                table.layer().directory()));
      }
    }
    rows.end();
    written.put("Dictionary", rows.rows());
  }

  private List<List<@Nullable Object>> about() {
    PublishedLake lake = session.lake();
    List<List<@Nullable Object>> lines = new ArrayList<>();
    lines.add(Arrays.asList("Sales 360", "Forecasts of one published run"));
    lines.add(Arrays.asList("As of", lake.manifest().asOf()));
    lines.add(Arrays.asList("Run", lake.manifest().runId()));
    lines.add(Arrays.asList("Version", lake.version()));
    lines.add(Arrays.asList("Content", lake.manifest().contentHash()));
    lines.add(
        Arrays.asList(
            "Forecast sheet",
            "one row per series of the coarsest grain; means of the periods ahead"));
    lines.add(
        Arrays.asList(
            "Pivot-ready long",
            "one row per series and period; actuals, then forecasts with intervals"));
    lines.add(
        Arrays.asList("Text cells", "an apostrophe stands before text that begins like a formula"));
    lines.add(Arrays.asList("Rows", null));
    written.forEach((sheet, rows) -> lines.add(Arrays.asList(sheet, rows)));
    return lines;
  }
}
