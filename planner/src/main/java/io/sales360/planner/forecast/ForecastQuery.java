package io.sales360.planner.forecast;

import io.sales360.planner.console.CommandFailure;
import io.sales360.planner.console.ExitCode;
import io.sales360.planner.lake.LakeSession;
import io.sales360.planner.lake.RowSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which forecasts to show: conditions on the columns of {@code dim_forecast_series}. Immutable.
 *
 * @param conditions column to the value it must have
 */
public record ForecastQuery(Map<String, String> conditions) {
  private static final List<String> COLUMNS =
      List.of(
          "series_id",
          "hierarchy_level",
          "measure",
          "grain",
          "territory_id",
          "channel_id",
          "category",
          "product_id");

  private static final String TOTALS = "fct_forecast_totals";

  /** Every forecast. */
  public static final ForecastQuery ALL = new ForecastQuery(Map.of());

  public ForecastQuery {
    conditions = new LinkedHashMap<>(conditions);
  }

  /** Also with this condition. */
  public ForecastQuery where(String column, String value) {
    if (!COLUMNS.contains(column)) {
      throw new IllegalArgumentException("(" + column + ") is no column of a forecast series.");
    }
    Map<String, String> more = new LinkedHashMap<>(conditions);
    more.put(column, value);
    return new ForecastQuery(more);
  }

  /**
   * One row per series and step: identity, period, mean and the 80 % and 95 % intervals.
   *
   * @throws CommandFailure if the lake holds no forecasts
   */
  public void run(LakeSession session, RowSink sink) {
    String forecasts = requireForecasts(session);
    String sql =
        """
        SELECT s.series_id, lower(s.hierarchy_level) AS hierarchy_level, s.territory_id, s.channel_id, s.category, s.product_id,
          lower(s.measure) AS measure, lower(s.grain) AS grain, f.h, f.period, f.mean,
          f.q0_1 AS lower_80, f.q0_9 AS upper_80, f.q0_025 AS lower_95, f.q0_975 AS upper_95, f.model, f.reason_code
        FROM %s f JOIN dim_forecast_series s USING (series_id)
        WHERE %s
        ORDER BY s.series_id, f.period"""
            .formatted(forecasts, where());
    session.query(sql, values(), sink);
  }

  /**
   * One row per series and window of a kind: identity, days covered, mean and the 80 % and 95 %
   * intervals of the sum.
   *
   * @throws CommandFailure if the lake holds no forecasts, or none with totals
   */
  public void runTotals(LakeSession session, ForecastWindow window, RowSink sink) {
    requireForecasts(session);
    if (!session.lake().has(TOTALS)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The lake %s holds forecasts but no totals of them.%nMaybe they were made by an older version: run the forecast again."
              .formatted(session.lake().root()));
    }
    String sql =
        """
        SELECT s.series_id, lower(s.hierarchy_level) AS hierarchy_level, s.territory_id, s.channel_id, s.category, s.product_id,
          lower(s.measure) AS measure, lower(s.grain) AS grain, t.starts_on, t.ends_on, t.is_complete, t.mean,
          t.q0_1 AS lower_80, t.q0_9 AS upper_80, t.q0_025 AS lower_95, t.q0_975 AS upper_95, t.model, t.reason_code
        FROM %s t JOIN dim_forecast_series s USING (series_id)
        WHERE lower(t.window_kind) = '%s' AND %s
        ORDER BY s.series_id, t.first_h, t.last_h"""
            .formatted(TOTALS, window, where());
    session.query(sql, values(), sink);
  }

  /** Series that match but have no forecast, each with its reason: column {@code reason_code}. */
  public List<Map<String, Object>> withoutForecast(LakeSession session) {
    String sql =
        """
        SELECT s.series_id, coalesce(s.reason_code, 'no_reason_given') AS reason_code FROM dim_forecast_series s
        WHERE %s AND NOT EXISTS (SELECT 1 FROM %s f WHERE f.series_id = s.series_id) ORDER BY 1 LIMIT 20"""
            .formatted(where(), requireForecasts(session));
    List<Map<String, Object>> found = new ArrayList<>();
    session
        .rows(sql, values().toArray())
        .forEach(
            row -> {
              Map<String, Object> filled = new LinkedHashMap<>();
              row.forEach((column, value) -> filled.put(column, String.valueOf(value)));
              found.add(filled);
            });
    return found;
  }

  /**
   * One row per finding about the matching series, with what was done about it.
   *
   * @param kind only findings of this kind, in any case; null for all
   * @throws CommandFailure if the lake holds no findings
   */
  public void findings(LakeSession session, @Nullable String kind, RowSink sink) {
    if (!session.lake().has("fct_series_findings")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "The lake %s holds no findings about its series.%nMaybe it was published by an older version: run 's360 run' again."
              .formatted(session.lake().root()));
    }
    String sql =
        """
        SELECT s.series_id, lower(f.kind) AS kind, f.from_period, f.to_period, round(f.size, 2) AS size, lower(f.action) AS action,
          lower(s.demand_class) AS demand_class, s.observed_periods, s.zero_periods
        FROM fct_series_findings f JOIN dim_forecast_series s USING (series_id)
        WHERE %s AND (? = '' OR lower(f.kind) = ?)
        ORDER BY s.series_id, f.from_period, f.kind"""
            .formatted(where());
    List<String> values = new ArrayList<>(values());
    String wanted = kind == null ? "" : kind.toLowerCase(Locale.ROOT);
    values.add(wanted);
    values.add(wanted);
    session.query(sql, values, sink);
  }

  /**
   * Fails where no series matches.
   *
   * @throws CommandFailure if there is none, or no forecast at all
   */
  public void requireSeries(LakeSession session) {
    requireForecasts(session);
    String sql = "SELECT 1 FROM dim_forecast_series s WHERE %s LIMIT 1".formatted(where());
    if (session.rows(sql, values().toArray()).isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "No series matches %s.%nMaybe 's360 query \"SELECT * FROM dim_forecast_series\"' shows its spelling."
              .formatted(conditions));
    }
  }

  /** The table or view of the forecasts in force. */
  public static String requireForecasts(LakeSession session) {
    for (String name : List.of("forecast_current", "fct_sales_forecasts")) {
      if (session.lake().has(name) && session.lake().has("dim_forecast_series")) {
        return name;
      }
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "The lake %s holds no forecasts: %s.%nMaybe the product file has no section 'forecast'."
            .formatted(
                session.lake().root(),
                session
                    .lake()
                    .reasonWithout("fct_sales_forecasts")
                    .orElse("the table fct_sales_forecasts is not published")));
  }

  private String where() {
    return conditions.isEmpty()
        ? "true"
        : conditions.keySet().stream()
            .map(column -> "lower(s." + column + ") = ?")
            .collect(Collectors.joining(" AND "));
  }

  private List<String> values() {
    return conditions.values().stream().map(v -> v.toLowerCase(Locale.ROOT)).toList();
  }
}
