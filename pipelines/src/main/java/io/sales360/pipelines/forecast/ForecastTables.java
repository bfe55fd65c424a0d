package io.sales360.pipelines.forecast;

import io.sales360.common.mart.DimForecastRun;
import io.sales360.common.mart.DimForecastSeries;
import io.sales360.common.mart.FctForecastDriver;
import io.sales360.common.mart.FctForecastScore;
import io.sales360.common.mart.FctForecastTotal;
import io.sales360.common.mart.FctSalesForecast;
import io.sales360.common.mart.FctSeriesFinding;
import io.sales360.common.mart.FctSeriesHistory;
import io.sales360.common.table.Layer;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableSpec;
import java.util.List;

/** The tables and views that the forecast job publishes. */
public final class ForecastTables {
  public static final TableSpec<FctSalesForecast> FORECASTS =
      TableSpec.of("fct_sales_forecasts", Layer.FORECAST, FctSalesForecast.class)
          .grain("one row per run, series and step")
          .sortedBy("series_id", "h");
  public static final TableSpec<FctForecastTotal> TOTALS =
      TableSpec.of("fct_forecast_totals", Layer.FORECAST, FctForecastTotal.class)
          .grain("one row per run, series and window")
          .sortedBy("series_id", "window_kind", "first_h", "last_h");
  public static final TableSpec<FctForecastDriver> DRIVERS =
      TableSpec.of("fct_forecast_drivers", Layer.FORECAST, FctForecastDriver.class)
          .grain("one row per run, series, step and driver")
          .sortedBy("series_id", "h", "driver");
  public static final TableSpec<FctForecastScore> SCORES =
      TableSpec.of("fct_forecast_scores", Layer.FORECAST, FctForecastScore.class)
          .grain("one row per run, series and model tried")
          .sortedBy("series_id", "model");
  public static final TableSpec<FctSeriesHistory> HISTORY =
      TableSpec.of("fct_series_history", Layer.FORECAST, FctSeriesHistory.class)
          .grain("one row per series and period of its history")
          .sortedBy("series_id", "period");
  public static final TableSpec<FctSeriesFinding> FINDINGS =
      TableSpec.of("fct_series_findings", Layer.FORECAST, FctSeriesFinding.class)
          .grain("one row per run, series and finding")
          .sortedBy("series_id", "from_period", "kind");
  public static final TableSpec<DimForecastSeries> SERIES =
      TableSpec.of("dim_forecast_series", Layer.FORECAST, DimForecastSeries.class)
          .grain("one row per series")
          .sortedBy("series_id");
  public static final TableSpec<DimForecastRun> RUNS =
      TableSpec.of("dim_forecast_runs", Layer.FORECAST, DimForecastRun.class)
          .grain("one row per forecast run")
          .sortedBy("run_id");

  private static final String CURRENT =
      """
      SELECT f.*, s.territory_id, s.channel_id, s.category, s.product_id
      FROM fct_sales_forecasts f
      JOIN dim_forecast_series s ON s.series_id = f.series_id
      """;

  private ForecastTables() {}

  public static List<Manifest.View> views() {
    return List.of(
        new Manifest.View(
            "forecast_current",
            CURRENT,
            "One row per series and step of the current forecast run, with the values of the"
                + " series' dimensions."));
  }
}
