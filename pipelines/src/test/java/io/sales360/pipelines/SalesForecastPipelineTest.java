package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Lake;
import io.sales360.common.table.Manifest;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.SampleProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs of a run over two years of made sales, on the local runner with its checks on. */
class SalesForecastPipelineTest {
  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    sample =
        SampleProduct.in(directory)
            .with(
                """
                  - name: promotions
                    depot: files
                    files: promotions.csv
                    entity: promotion
                    map: {promotion_id: id, product_id: sku, starts_on: first, ends_on: last, discount_rate: rate}
                forecast:
                  levels: [[], [channel], [category], [channel, category], [product]]
                  grains:
                    - {grain: month, horizon: 3}
                    - {grain: week, horizon: 2, levels: [[], [channel]]}
                  minimum_volume: 3
                """)
            .file(
                "promotions.csv",
                """
                id,sku,first,last,rate
                spring,P1,2022-04-01,2022-04-30,0.2
                autumn,P1,2022-10-01,2022-10-31,0.2
                summer,P1,2023-07-01,2023-07-31,0.2
                winter,P1,2023-12-01,2023-12-31,0.2
                next,P1,2024-04-08,2024-05-31,0.2
                """);
    StringBuilder orders =
        new StringBuilder("id,day,customer,channel,currency,shipping,status,changed\n");
    StringBuilder lines = new StringBuilder("id,sku,quantity,price\n");
    Random random = new Random(7);
    LocalDate start = LocalDate.of(2022, 1, 1);
    for (int day = 0; day < 820; day += 2) {
      LocalDate date = start.plusDays(day);
      String id = "o" + day;
      orders
          .append(id + "," + date + ",C1," + (day % 3 == 0 ? "WEB" : "SHOP"))
          .append(",USD,,ok," + date + "\n");
      int times =
          List.of("2022-04", "2022-10", "2023-07", "2023-12")
                  .contains(date.toString().substring(0, 7))
              ? 3
              : 1;
      lines.append(id + ",P1," + times * (1 + random.nextInt(4)) + ",10.01\n");
      if (day % 20 == 0) {
        lines.append(id + ",P2,1,99.99\n");
      }
    }
    sample.file("orders.csv", orders.toString()).file("lines.csv", lines.toString());
    run("a1");
  }

  @Test
  void meansAddUpToTheirParentsExactly() throws Exception {
    assertThat(
            ask(
                """
                WITH sums AS (
                  SELECT measure, grain, h, hierarchy_level, sum(mean) AS total
                  FROM fct_sales_forecasts GROUP BY ALL)
                SELECT measure, grain, h, count(DISTINCT total), count(*) FROM sums GROUP BY ALL
                ORDER BY ALL
                """))
        .containsExactly(
            "net_sales|month|1|1|5",
            "net_sales|month|2|1|5",
            "net_sales|month|3|1|5",
            "net_sales|week|1|1|2",
            "net_sales|week|2|1|2",
            "orders|month|1|1|2",
            "orders|month|2|1|2",
            "orders|month|3|1|2",
            "orders|week|1|1|2",
            "orders|week|2|1|2",
            "units|month|1|1|5",
            "units|month|2|1|5",
            "units|month|3|1|5",
            "units|week|1|1|2",
            "units|week|2|1|2");
  }

  @Test
  void driversAddUpToTheMeansOfSeriesWithModels() throws Exception {
    assertThat(
            ask(
                """
                WITH sums AS (
                  SELECT series_id, h, period, sum(amount) AS total, count(*) = count(DISTINCT driver) AS is_unique
                  FROM fct_forecast_drivers GROUP BY ALL)
                SELECT count(*) > 0, bool_and(s.total = f.mean), bool_and(s.is_unique),
                  count(*) = (SELECT count(*) FROM fct_sales_forecasts WHERE model <> 'parent_share')
                FROM sums s JOIN fct_sales_forecasts f USING (series_id, h, period)
                """))
        .containsExactly("true|true|true|true");
    assertThat(ask("SELECT DISTINCT driver FROM fct_forecast_drivers"))
        .contains("level")
        .isSubsetOf("level", "season", "promotion", "price", "holiday", "market", "other");
  }

  @Test
  void totalsAreTheSumsOfTheirSteps() throws Exception {
    assertThat(
            ask(
                """
                WITH sums AS (
                  SELECT t.series_id, t.window_kind, t.first_h, t.last_h, t.mean, sum(f.mean) AS total,
                    sum(f.q0_975) AS highest, max(f.q0_975) AS lowest, any_value(t.q0_975) AS upper,
                    any_value(t.q0_025) AS lower
                  FROM fct_forecast_totals t JOIN fct_sales_forecasts f
                    ON f.series_id = t.series_id AND f.h BETWEEN t.first_h AND t.last_h
                  GROUP BY ALL)
                SELECT count(*) > 0, bool_and(total = mean), bool_and(upper <= highest + 1e-6),
                  bool_and(upper >= lowest), bool_and(lower >= 0 AND lower <= mean AND mean <= upper)
                FROM sums
                """))
        .containsExactly("true|true|true|true|true");
  }

  @Test
  void totalsAddUpToTheirParentsExactly() throws Exception {
    assertThat(
            ask(
                """
                WITH sums AS (
                  SELECT measure, grain, window_kind, first_h, last_h, hierarchy_level, sum(mean) AS total
                  FROM fct_forecast_totals GROUP BY ALL),
                windows AS (
                  SELECT measure, grain, window_kind, first_h, last_h, count(DISTINCT total) AS totals
                  FROM sums GROUP BY ALL)
                SELECT count(*) > 0, max(totals) FROM windows
                """))
        .containsExactly("true|1");
  }

  @Test
  void everyForecastHasTheTotalsOfItsWindows() throws Exception {
    assertThat(
            ask(
                """
                SELECT window_kind, first_h, last_h, starts_on, ends_on, is_complete
                FROM fct_forecast_totals WHERE series_id = 'net_sales/month/total' ORDER BY 1, 2, 3
                """))
        .containsExactly(
            "cumulative|1|1|2024-04-01|2024-04-30|true",
            "cumulative|1|2|2024-04-01|2024-05-31|true",
            "cumulative|1|3|2024-04-01|2024-06-30|true",
            "horizon|1|3|2024-04-01|2024-06-30|true",
            "quarter|1|3|2024-04-01|2024-06-30|true",
            "year|1|3|2024-04-01|2024-06-30|false");
    assertThat(
            ask(
                """
                SELECT count(*) FROM fct_sales_forecasts f
                WHERE NOT EXISTS (FROM fct_forecast_totals t WHERE t.series_id = f.series_id
                  AND t.window_kind = 'cumulative' AND t.last_h = f.h)
                """))
        .containsExactly("0");
  }

  @Test
  void moneyIsInMinorUnitsAndNothingIsNegative() throws Exception {
    assertThat(
            ask(
                """
                SELECT count(*) FROM fct_sales_forecasts
                WHERE mean <> round(mean, 2) OR mean < 0 OR q0_025 < 0
                   OR q0_025 > q0_25 OR q0_25 > q0_5 OR q0_5 > q0_75 OR q0_75 > q0_975
                """))
        .containsExactly("0");
  }

  @Test
  void everySeriesHasAForecastOrAReason() throws Exception {
    assertThat(
            ask(
                """
                SELECT count(*) FROM dim_forecast_series s
                WHERE reason_code IS NULL
                  AND NOT EXISTS (FROM fct_sales_forecasts f WHERE f.series_id = s.series_id)
                """))
        .containsExactly("0");
    assertThat(
            ask(
                "SELECT series_id, reason_code, model FROM dim_forecast_series"
                    + " WHERE product_id = 'P2' AND measure = 'units'"))
        .containsExactly("units/month/product=P2|PARENT_SHARE|parent_share");
  }

  @Test
  void historyEqualsTheFacts() throws Exception {
    assertThat(
            ask(
                """
                SELECT (SELECT sum(actual) FROM fct_series_history
                        WHERE series_id = 'net_sales/month/total')
                     = (SELECT sum(reporting_net_amount) FROM fct_order_lines
                        WHERE ordered_on < DATE '2024-04-01')
                """))
        .containsExactly("true");
  }

  @Test
  void modelsWereJudgedByBacktest() throws Exception {
    List<String> models =
        ask(
            "SELECT DISTINCT model FROM fct_forecast_scores WHERE origins > 0 AND wape IS NOT NULL"
                + " AND series_id = 'net_sales/month/total' ORDER BY 1");

    assertThat(models).contains("ets", "theta", "snaive");
  }

  @Test
  void plannedPromotionIsForecast() throws Exception {
    assertThat(
            ask(
                "SELECT is_selected FROM fct_forecast_scores"
                    + " WHERE series_id = 'units/week/total' AND model = 'elastic-net'"))
        .containsExactly("true");
    // One of nine models knows promotions, so the blend has a part of their effect only.
    assertThat(
            ask(
                """
                SELECT promoted.mean > 1.1 * usual.mean
                FROM fct_sales_forecasts usual JOIN fct_sales_forecasts promoted USING (series_id)
                WHERE series_id = 'units/week/total' AND usual.h = 1 AND promoted.h = 2
                """))
        .containsExactly("true");
  }

  @Test
  void viewAndRunAreThere() throws Exception {
    assertThat(
            ask(
                "SELECT count(*) > 0, count(DISTINCT run_id) FROM forecast_current"
                    + " WHERE channel_id = 'WEB'"))
        .containsExactly("true|1");
    assertThat(
            ask(
                "SELECT cutoff, series_count = forecast_count + reason_count FROM dim_forecast_runs"))
        .containsExactly("2024-03-31|true");
  }

  @Test
  void secondRunChangesNothing() throws Exception {
    String hash = Lake.at(sample.lake()).current().orElseThrow().manifest().contentHash();

    run("a2");

    assertThat(Lake.at(sample.lake()).current().orElseThrow().manifest().contentHash())
        .isEqualTo(hash);
    assertThat(Lake.at(sample.lake()).current().orElseThrow().version()).isEqualTo(1);
  }

  private static List<String> ask(String sql) throws Exception {
    return LakeQueries.ask(sample.lake(), sql);
  }

  private static void run(String attempt) throws IOException {
    RunPlan plan = sample.plan(attempt);
    Pipeline marts = pipeline();
    SalesMartsPipeline.assemble(marts, plan, false);
    marts.run().waitUntilFinish();
    Manifest staged = Lake.at(sample.lake()).staged(attempt).orElseThrow();
    Pipeline forecast = pipeline();
    SalesForecastPipeline.assemble(forecast, plan, staged, true);
    forecast.run().waitUntilFinish();
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }
}
