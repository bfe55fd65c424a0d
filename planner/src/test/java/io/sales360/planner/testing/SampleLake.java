package io.sales360.planner.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A published lake of two and a half years of three channels, two territories and four products, whose
 * numbers follow from formulas. One product's name is an attack, another begins like a formula.
 */
public final class SampleLake {
  /** A name that breaks out of scripts, attributes and text where it is not escaped. */
  public static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&";

  /** A name that a spreadsheet would run. */
  public static final String FORMULA = "=HYPERLINK(\"http://evil\",\"click\")";

  private final Path root;
  private final ObjectNode manifest = new ObjectMapper().createObjectNode();
  private final ArrayNode tables = manifest.putArray("tables");

  private SampleLake(Path root) {
    this.root = root;
  }

  /** Publishes the lake into a directory. */
  public static Path publish(Path root) throws IOException, SQLException {
    SampleLake lake = new SampleLake(root);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (Table table : TABLES) {
        lake.write(statement, table);
      }
    }
    lake.publish();
    return root;
  }

  private record Table(String name, String layer, String grain, int shards, String sql) {}

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

  private static final List<Table> TABLES =
      List.of(
          new Table(
              "dim_channels",
              "marts",
              "one row per channel",
              1,
              "SELECT 'C' || i AS channel_id, ['Paris shop', 'Web', NULL][i] AS channel_name, 'DE' AS country FROM range(1, 4) t(i)"),
          new Table(
              "dim_territories",
              "marts",
              "one row per territory",
              1,
              "SELECT * FROM (VALUES ('T1', 'North'), ('T2', 'South')) t(territory_id, territory_name)"),
          new Table(
              "dim_products",
              "marts",
              "one row per product",
              1,
              "SELECT * FROM (VALUES ('P1', '"
                  + HOSTILE.replace("'", "''")
                  + "', 'Shoes'), ('P2', '"
                  + FORMULA
                  + "', 'Shoes'), ('P3', '-5 socks', 'Socks'), ('P4', NULL, NULL)) t(product_id, product_name, category)"),
          new Table(
              "agg_daily_sales",
              "marts",
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
          new Table(
              "fct_order_lines",
              "marts",
              "one row per order line",
              2,
              """
              SELECT 'O' || strftime(d, '%Y%m%d') || c AS order_id, p::VARCHAR AS line_id, d::DATE AS ordered_on, true AS is_sale,
                'C' || c AS channel_id, 'P' || p AS product_id, d::TIMESTAMPTZ AS ordered_at, CAST(p * 10.5 AS DECIMAL(38,9)) AS net_amount
              FROM range(DATE '2022-01-01', DATE '2024-07-01', INTERVAL 1 DAY) t(d), range(1, 5) s(p), range(1, 4) u(c)"""),
          new Table(
              "fct_payments",
              "marts",
              "one row per payment",
              1,
              "SELECT 'X' || strftime(d, '%Y%m%d') || c AS payment_id, d::DATE AS paid_on FROM range(DATE '2022-01-01', DATE '2024-07-01', INTERVAL 1 DAY) t(d), range(1, 4) u(c)"),
          new Table(
              "dim_forecast_series",
              "forecast",
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
                if(product_id = 'P4', 'share_of_parent', 'median(ets, theta)') AS model, if(product_id = 'P4', 'volume_below_minimum', NULL) AS reason_code, size
              FROM node, (VALUES ('net_sales'), ('units'), ('orders')) m(measure), (VALUES ('month'), ('week')) g(grain)
              WHERE NOT (measure = 'orders' AND hierarchy_level NOT IN ('total', 'territory', 'channel'))"""),
          new Table(
              "fct_series_history",
              "forecast",
              "one row per series and period",
              2,
              """
              SELECT series_id, measure, grain, period::DATE AS period,
                CAST(round(size * if(measure = 'net_sales', 1000.37, 10) * (1 + n * if(grain = 'month', 0.01, 0.0025)) * (1 + 0.25 * sin(2 * pi() * n / if(grain = 'month', 12, 52))), if(measure = 'net_sales', 2, 0)) AS DECIMAL(38,9)) AS actual
              FROM dim_forecast_series, LATERAL (
                SELECT n, if(grain = 'month', DATE '2022-01-01' + n * INTERVAL 1 MONTH, DATE '2022-01-03' + n * INTERVAL 7 DAY) AS period
                FROM range(0, 130) r(n) WHERE n < periods)"""),
          new Table(
              "fct_sales_forecasts",
              "forecast",
              "one row per run, series and step",
              1,
              """
              SELECT 'r1' AS run_id, series_id, hierarchy_level, measure, grain, DATE '2024-06-30' AS cutoff, h::INTEGER AS h,
                if(grain = 'month', DATE '2024-06-01' + h * INTERVAL 1 MONTH, DATE '2024-06-24' + h * INTERVAL 7 DAY)::DATE AS period,
                CAST(round(mean, 2) AS DECIMAL(38,9)) AS mean, %s, model, '1' AS model_version, reason_code
              FROM (SELECT *, size * if(measure = 'net_sales', 1000.37, 10) * (1 + (periods - 1 + h) * if(grain = 'month', 0.01, 0.0025)) * (1 + 0.25 * sin(2 * pi() * (periods - 1 + h) / if(grain = 'month', 12, 52))) AS mean
                FROM dim_forecast_series, range(1, 14) r(h) WHERE h <= if(grain = 'month', 6, 13))"""
                  .formatted(QUANTILES)),
          new Table(
              "fct_forecast_scores",
              "forecast",
              "one row per run, series and model",
              1,
              """
              SELECT 'r1' AS run_id, series_id, measure, grain, t.model, 4 AS origins, 3 AS horizon,
                (hash(series_id || t.model) % 300)::DOUBLE / 1000 AS wape, if(t.model = 'drift', NULL, (hash(t.model || series_id) % 1500)::DOUBLE / 1000) AS mase,
                ((hash(series_id) % 100) / 1000.0 - 0.05)::DOUBLE AS bias, 0.79::DOUBLE AS coverage80, 0.94::DOUBLE AS coverage95, t.model IN ('ets', 'theta') AS is_selected
              FROM dim_forecast_series, (VALUES ('ets'), ('theta'), ('seasonal_naive'), ('drift')) t(model) WHERE reason_code IS NULL"""),
          new Table(
              "ops_ledger",
              "ops",
              "one row per feed, kind, outcome and table",
              1,
              """
              SELECT feed, kind, outcome, "table", "rows"::BIGINT AS "rows", CAST(amount AS DECIMAL(38,9)) AS amount FROM (VALUES
                ('orders', 'read', '', '', 1000, 5000.25), ('orders', 'written', 'sale', 'fct_order_lines', 990, 4990.25),
                ('orders', 'refused', 'required', '', 4, 4.0), ('orders', 'deduplicated', 'exact', '', 6, 6.0),
                ('products', 'read', '', '', 4, 0), ('products', 'written', 'product', 'dim_products', 4, 0)) t(feed, kind, outcome, "table", "rows", amount)"""),
          new Table(
              "ops_quality_results",
              "ops",
              "one row per check",
              1,
              "SELECT * FROM (VALUES ('dim_products', 'unique', 'product_id', 'passed', 0), ('fct_order_lines', 'required', 'order_id', 'passed', 0)) t(table_name, rule, column_name, status, failures)"));

  private void write(Statement statement, Table table) throws IOException, SQLException {
    statement.execute("CREATE TABLE " + table.name() + " AS " + table.sql());
    ObjectNode node = tables.addObject();
    node.put("name", table.name()).put("layer", table.layer()).put("grain", table.grain());
    ArrayNode columns = node.putArray("columns");
    try (ResultSet described = statement.executeQuery("DESCRIBE " + table.name())) {
      while (described.next()) {
        if (!described.getString(1).equals("size")) {
          columns
              .addObject()
              .put("name", described.getString(1))
              .put("type", described.getString(2))
              .put("nullable", true);
        }
      }
    }
    ArrayNode shards = node.putArray("shards");
    Path directory =
        Files.createDirectories(root.resolve(table.layer()).resolve(table.name()).resolve("a1"));
    long rows = 0;
    for (int i = 0; i < table.shards(); i++) {
      Path file = directory.resolve("part-%05d-of-%05d.parquet".formatted(i, table.shards()));
      String except = table.name().equals("dim_forecast_series") ? " EXCLUDE (size)" : "";
      rows +=
          statement.executeUpdate(
              "COPY (SELECT *%s FROM %s WHERE rowid %% %d = %d) TO '%s' (FORMAT parquet)"
                  .formatted(
                      except, table.name(), table.shards(), i, file.toString().replace("'", "''")));
      shards.addObject().put("path", root.relativize(file).toString());
    }
    node.put("rows", rows);
  }

  private void publish() throws IOException {
    manifest
        .put("version", 3)
        .put("content_hash", "c0ffee")
        .put("run_id", "r1")
        .put("as_of", "2024-06-30")
        .put("name", "sample");
    manifest
        .putArray("views")
        .addObject()
        .put("name", "forecast_current")
        .put("sql", "SELECT * FROM fct_sales_forecasts")
        .put("description", "the forecasts in force");
    manifest
        .putArray("absent")
        .addObject()
        .put("name", "fct_returns")
        .put("reason", "no feed fills return_line");
    Files.createDirectories(root.resolve("_manifest"));
    Files.writeString(root.resolve("_manifest/v000003.json"), manifest.toPrettyString());
    Files.writeString(root.resolve("_current"), "_manifest/v000003.json\n");
    Files.createDirectories(root.resolve("_runs"));
    attempt("20240701T000000Z-a1", "published", 0, "Published version 3.");
    attempt("20240702T000000Z-a2", "failed", 5, "4 of 1000 rows refused, 0 allowed.");
  }

  private void attempt(String attempt, String status, int exitCode, String message)
      throws IOException {
    ObjectNode run = new ObjectMapper().createObjectNode();
    run.put("attempt", attempt).put("run_id", "r1").put("status", status);
    run.put("exit_code", exitCode).put("as_of", "2024-06-30");
    run.putArray("messages").add(message);
    Files.writeString(root.resolve("_runs").resolve(attempt + ".json"), run.toPrettyString());
  }
}
