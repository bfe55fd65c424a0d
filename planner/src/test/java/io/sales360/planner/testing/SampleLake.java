package io.sales360.planner.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.table.Lake;
import io.sales360.common.table.Layer;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.ManifestBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A published lake of two and a half years of three channels, two territories and four products,
 * whose numbers follow from formulas. One product's name is an attack, another begins like a
 * formula.
 */
public final class SampleLake {
  /** A name that breaks out of scripts, attributes and text where it is not escaped. */
  public static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&";

  /** A name that a spreadsheet would run. */
  public static final String FORMULA = "=HYPERLINK(\"http://evil\",\"click\")";

  private static final String ATTEMPT = "20240701T000000Z-a1";

  private SampleLake() {}

  /** Publishes the lake into a directory. */
  public static Path publish(Path root) throws IOException, SQLException {
    try (LakeWriter writer = LakeWriter.into(root, ATTEMPT, LocalDate.of(2024, 6, 30))) {
      for (Data data : TABLES) {
        writer.table(
            data.name(),
            data.layer(),
            data.grain(),
            data.shards(),
            data.sql(),
            data.name().equals("dim_forecast_series") ? "size" : "");
      }
      publish(writer);
    }
    return root;
  }

  private record Data(String name, Layer layer, String grain, int shards, String sql) {}

  private static final String QUANTILES =
      IntStream.rangeClosed(1, 21)
          .mapToObj(
              i -> {
                String[] names = {
                  "q0_025", "q0_05", "q0_1", "q0_15", "q0_2", "q0_25", "q0_3", "q0_35", "q0_4",
                  "q0_45", "q0_5", "q0_55", "q0_6", "q0_65", "q0_7", "q0_75", "q0_8", "q0_85",
                  "q0_9", "q0_95", "q0_975"
                };
                return "greatest(0, mean * (1 + 0.02 * (%d) * sqrt(h)))::DOUBLE AS %s"
                    .formatted(i - 11, names[i - 1]);
              })
          .collect(Collectors.joining(", "));

  private static final List<Data> TABLES =
      List.of(
          new Data(
              "dim_channels",
              Layer.MARTS,
              "one row per channel",
              1,
              "SELECT 'C' || i AS channel_id, ['Paris shop', 'Web', NULL][i] AS channel_name, 'DE' AS country FROM range(1, 4) t(i)"),
          new Data(
              "dim_territories",
              Layer.MARTS,
              "one row per territory",
              1,
              "SELECT * FROM (VALUES ('T1', 'North'), ('T2', 'South')) t(territory_id, territory_name)"),
          new Data(
              "dim_products",
              Layer.MARTS,
              "one row per product",
              1,
              "SELECT * FROM (VALUES ('P1', '"
                  + HOSTILE.replace("'", "''")
                  + "', 'Shoes'), ('P2', '"
                  + FORMULA
                  + "', 'Shoes'), ('P3', '-5 socks', 'Socks'), ('P4', NULL, NULL)) t(product_id, product_name, category)"),
          new Data(
              "agg_daily_sales",
              Layer.MARTS,
              "one row per day, product, channel and territory",
              2,
              """
              SELECT d::DATE AS day, 'P' || p AS product_id, 'C' || c AS channel_id, 'T' || (1 + (p + c) % 2) AS territory_id,
                1::BIGINT AS line_count, 1::BIGINT AS order_count,
                CAST(p + c AS DECIMAL(38,9)) AS units,
                CAST(gross AS DECIMAL(38,9)) AS gross_sales, CAST(gross * 0.1 AS DECIMAL(38,9)) AS discounts,
                CAST(0 AS DECIMAL(38,9)) AS returns, CAST(0 AS DECIMAL(38,9)) AS returned_units,
                CAST(gross * 0.9 AS DECIMAL(38,9)) AS net_sales, CAST(1 AS DECIMAL(38,9)) AS shipping, CAST(2 AS DECIMAL(38,9)) AS tax,
                CAST(gross * 0.5 AS DECIMAL(38,9)) AS cost_amount, CAST(gross * 0.9 AS DECIMAL(38,9)) AS costed_net_sales, 'EUR' AS currency_code
              FROM (SELECT *, round(p * 10 * (1 + (year(d) - 2022) * 0.1), 2) AS gross
                FROM range(DATE '2022-01-01', DATE '2024-07-01', INTERVAL 1 DAY) t(d), range(1, 5) s(p), range(1, 4) u(c))"""),
          new Data(
              "fct_order_lines",
              Layer.MARTS,
              "one row per order line",
              2,
              """
              SELECT 'O' || strftime(d, '%Y%m%d') || c AS order_id, p::VARCHAR AS line_id, d::DATE AS ordered_on, true AS is_sale,
                'C' || c AS channel_id, 'P' || p AS product_id, d::TIMESTAMPTZ AS ordered_at, CAST(p * 10.5 AS DECIMAL(38,9)) AS net_amount
              FROM range(DATE '2022-01-01', DATE '2024-07-01', INTERVAL 1 DAY) t(d), range(1, 5) s(p), range(1, 4) u(c)"""),
          new Data(
              "fct_payments",
              Layer.MARTS,
              "one row per payment",
              1,
              "SELECT 'X' || strftime(d, '%Y%m%d') || c AS payment_id, d::DATE AS paid_on, 'C' || c AS channel_id,"
                  + " ['card', 'cash', NULL][c] AS payment_method, if(c = 3, 'refunded', 'completed') AS payment_status,"
                  + " CAST(10 * c AS DECIMAL(38,9)) AS reporting_payment_amount FROM range(DATE '2022-01-01', DATE '2024-07-01', INTERVAL 1 DAY) t(d), range(1, 4) u(c)"),
          new Data(
              "dim_forecast_series",
              Layer.FORECAST,
              "one row per series",
              1,
              """
              WITH node AS (
                SELECT 'total' AS hierarchy_level, NULL AS territory_id, NULL AS channel_id, NULL AS category, NULL AS product_id, 24 AS size
                UNION ALL SELECT 'territory', 'T' || i, NULL, NULL, NULL, 12 FROM range(1, 3) t(i)
                UNION ALL SELECT 'channel', NULL, 'C' || i, NULL, NULL, 8 FROM range(1, 4) t(i)
                UNION ALL SELECT 'category', NULL, NULL, 'Shoes', NULL, 14
                UNION ALL SELECT 'category', NULL, NULL, 'Socks', NULL, 10
                UNION ALL SELECT 'product', NULL, NULL, NULL, 'P' || i, i FROM range(1, 5) t(i)
                UNION ALL SELECT 'territory*category', 'T1', NULL, 'Shoes', NULL, 7)
              SELECT concat_ws('/', measure, grain, coalesce(territory_id, channel_id, category, product_id, 'total'), if(hierarchy_level LIKE '%*%', category, NULL)) AS series_id,
                hierarchy_level, measure, grain, territory_id, channel_id, category, product_id, DATE '2022-01-01' AS starts_on,
                if(grain = 'month', 30, 130)::BIGINT AS periods, (size * if(measure = 'net_sales', 1000, 100))::DOUBLE AS total,
                if(product_id = 'P4', 'share_of_parent', 'blend(ets,theta)') AS model, if(product_id = 'P4', 'volume_below_minimum', NULL) AS reason_code,
                'smooth' AS demand_class, if(grain = 'month', 30, 130)::BIGINT AS observed_periods, 0::BIGINT AS zero_periods, if(product_id = 'P1', 1, 0)::BIGINT AS finding_count, size
              FROM node, (VALUES ('net_sales'), ('units'), ('orders')) m(measure), (VALUES ('month'), ('week')) g(grain)
              WHERE NOT (measure = 'orders' AND hierarchy_level NOT IN ('total', 'territory', 'channel'))"""),
          new Data(
              "fct_series_findings",
              Layer.FORECAST,
              "one row per run, series and finding",
              1,
              """
              SELECT 'r1' AS run_id, series_id, measure, grain, 'outlier' AS kind, DATE '2023-03-01' AS from_period, DATE '2023-03-01' AS to_period,
                (size * 100.125)::DOUBLE AS size, 'reported' AS action FROM dim_forecast_series WHERE product_id = 'P1'"""),
          new Data(
              "fct_series_history",
              Layer.FORECAST,
              "one row per series and period",
              2,
              """
              SELECT series_id, measure, grain, period::DATE AS period,
                CAST(round(size * if(measure = 'net_sales', 1000.37, 10) * (1 + n * if(grain = 'month', 0.01, 0.0025)) * (1 + 0.25 * sin(2 * pi() * n / if(grain = 'month', 12, 52))), if(measure = 'net_sales', 2, 0)) AS DECIMAL(38,9)) AS actual
              FROM dim_forecast_series, LATERAL (
                SELECT n, if(grain = 'month', DATE '2022-01-01' + n * INTERVAL 1 MONTH, DATE '2022-01-03' + n * INTERVAL 7 DAY) AS period
                FROM range(0, 130) r(n) WHERE n < periods)"""),
          new Data(
              "fct_sales_forecasts",
              Layer.FORECAST,
              "one row per run, series and step",
              1,
              """
              SELECT 'r1' AS run_id, series_id, hierarchy_level, measure, grain, DATE '2024-06-30' AS cutoff, h::INTEGER AS h,
                if(grain = 'month', DATE '2024-06-01' + h * INTERVAL 1 MONTH, DATE '2024-06-24' + h * INTERVAL 7 DAY)::DATE AS period,
                CAST(round(mean, 2) AS DECIMAL(38,9)) AS mean, %s, model, '1' AS model_version, reason_code
              FROM (SELECT *, size * if(measure = 'net_sales', 1000.37, 10) * (1 + (periods - 1 + h) * if(grain = 'month', 0.01, 0.0025)) * (1 + 0.25 * sin(2 * pi() * (periods - 1 + h) / if(grain = 'month', 12, 52))) AS mean
                FROM dim_forecast_series, range(1, 14) r(h) WHERE h <= if(grain = 'month', 6, 13))"""
                  .formatted(QUANTILES)),
          new Data(
              "fct_forecast_totals",
              Layer.FORECAST,
              "one row per run, series and window",
              1,
              """
              WITH steps AS (SELECT *, (period + if(grain = 'month', INTERVAL 1 MONTH, INTERVAL 7 DAY) - INTERVAL 1 DAY)::DATE AS ends_on FROM fct_sales_forecasts),
              windows AS (
                SELECT *, 'quarter' AS window_kind, date_trunc('quarter', period)::DATE AS window_start FROM steps
                UNION ALL SELECT *, 'year', date_trunc('year', period)::DATE FROM steps
                UNION ALL SELECT *, 'horizon', cutoff FROM steps)
              SELECT run_id, series_id, hierarchy_level, measure, grain, cutoff, window_kind, min(h) AS first_h, max(h) AS last_h,
                min(period)::DATE AS starts_on, max(ends_on) AS ends_on, window_kind = 'horizon' OR count(*) = 3 AS is_complete,
                CAST(sum(mean) AS DECIMAL(38,9)) AS mean, sum(q0_025) AS q0_025, sum(q0_1) AS q0_1, sum(q0_5) AS q0_5,
                sum(q0_55) AS q0_55, sum(q0_6) AS q0_6, sum(q0_65) AS q0_65, sum(q0_7) AS q0_7, sum(q0_9) AS q0_9,
                sum(q0_975) AS q0_975, model, model_version, reason_code
              FROM windows GROUP BY run_id, series_id, hierarchy_level, measure, grain, cutoff, window_kind, window_start, model, model_version, reason_code"""),
          new Data(
              "fct_forecast_scores",
              Layer.FORECAST,
              "one row per run, series and model",
              1,
              """
              SELECT 'r1' AS run_id, series_id, measure, grain, t.model, 4 AS origins, 3 AS horizon,
                (hash(series_id || t.model) % 300)::DOUBLE / 1000 AS wape, if(t.model = 'drift', NULL, (hash(t.model || series_id) % 1500)::DOUBLE / 1000) AS mase,
                ((hash(series_id) % 100) / 1000.0 - 0.05)::DOUBLE AS bias, 0.79::DOUBLE AS coverage80, 0.94::DOUBLE AS coverage95, t.model IN ('ets', 'theta') AS is_selected
              FROM dim_forecast_series, (VALUES ('ets'), ('theta'), ('seasonal_naive'), ('drift')) t(model) WHERE reason_code IS NULL"""));

  private static void publish(LakeWriter writer) throws IOException {
    ManifestBuilder manifest = writer.manifest();
    manifest.view(
        new Manifest.View(
            "forecast_current", "SELECT * FROM fct_sales_forecasts", "the forecasts in force"));
    manifest.absent("fct_returns", "no feed fills return_line");
    manifest.ledger(
        List.of(
            LakeWriter.entry("orders", LedgerEntry.Kind.READ, "", "", 1000, "5000.25"),
            LakeWriter.entry(
                "orders", LedgerEntry.Kind.WRITTEN, "sale", "fct_order_lines", 990, "4990.25"),
            LakeWriter.entry("orders", LedgerEntry.Kind.REFUSED, "required", "", 4, "4"),
            LakeWriter.entry("orders", LedgerEntry.Kind.DEDUPLICATED, "exact", "", 6, "6"),
            LakeWriter.entry("products", LedgerEntry.Kind.READ, "", "", 4, "0"),
            LakeWriter.entry(
                "products", LedgerEntry.Kind.WRITTEN, "product", "dim_products", 4, "0")));
    Lake lake = writer.publish();
    attempt(lake, ATTEMPT, "published", 0, "Published version 1.");
    attempt(lake, "20240702T000000Z-a2", "failed", 5, "4 of 1000 rows refused, 0 allowed.");
  }

  private static void attempt(
      Lake lake, String attempt, String status, int exitCode, String message) throws IOException {
    ObjectNode run = new ObjectMapper().createObjectNode();
    run.put("attempt", attempt).put("runId", "r1").put("status", status);
    run.put("exitCode", exitCode).put("asOf", "2024-06-30");
    run.putArray("messages").add(message);
    lake.recordRun(attempt, run.toPrettyString());
  }
}
