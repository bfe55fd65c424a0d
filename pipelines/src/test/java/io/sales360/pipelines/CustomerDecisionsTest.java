package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Lake;
import io.sales360.common.table.Manifest;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.SampleProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Customers of a made company of some thousand lines, against SQL over the marts they were made
 * from. One customer has four tenths of the sales, one has only returns, one returned more than he
 * bought, and one in six has no sale.
 */
class CustomerDecisionsTest {
  private static final int CUSTOMERS = 300;

  /** Lines that count, as the documentation defines them. */
  private static final String SALE =
      """
      sale AS (SELECT * FROM fct_order_lines
               WHERE is_sale AND customer_id IS NOT NULL AND ordered_on <= DATE '2024-03-31'),
      back AS (SELECT * FROM fct_returns
               WHERE customer_id IS NOT NULL AND returned_on <= DATE '2024-03-31')
      """;

  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    sample = MadeCustomers.in(directory, CUSTOMERS);
    run("a1");
  }

  @Test
  void sumsAndScoresEqualSql() throws Exception {
    assertSame(
        "WITH "
            + SALE
            + """
            , bought AS (
              SELECT customer_id, min(ordered_on) AS first_on, max(ordered_on) AS last_on,
                count(DISTINCT order_id) AS orders, count(DISTINCT ordered_on) AS days, count(*) AS lines,
                sum(quantity) AS units, sum(reporting_gross_amount) AS gross,
                sum(reporting_discount_amount) AS discounts
              FROM sale GROUP BY 1),
            returned AS (SELECT customer_id, sum(reporting_refund_amount) AS refund FROM back GROUP BY 1),
            summed AS (
              SELECT d.customer_id, b.* EXCLUDE (customer_id), coalesce(refund, 0) AS refund,
                coalesce(gross - discounts, 0) - coalesce(refund, 0) AS net
              FROM dim_customers d LEFT JOIN bought b USING (customer_id) LEFT JOIN returned USING (customer_id)),
            scored AS (
              SELECT customer_id,
                1 + 5 * (rank() OVER (ORDER BY last_on) - 1) // count(*) OVER () AS r,
                1 + 5 * (rank() OVER (ORDER BY orders) - 1) // count(*) OVER () AS f,
                1 + 5 * (rank() OVER (ORDER BY net) - 1) // count(*) OVER () AS m
              FROM summed WHERE orders > 0)
            SELECT customer_id, first_on, last_on, DATE '2024-03-31' - last_on, DATE '2024-03-31' - first_on,
              coalesce(orders, 0), coalesce(days, 0), coalesce(lines, 0), coalesce(units, 0),
              coalesce(gross, 0), coalesce(discounts, 0), refund, net,
              round((gross - discounts)::DECIMAL(38, 9) / orders, 6), r, f, m
            FROM summed LEFT JOIN scored USING (customer_id)
            """,
        """
        SELECT customer_id, first_ordered_on, last_ordered_on, recency_days, tenure_days, order_count,
          order_day_count, line_count, units, gross_sales, discounts, returns, net_sales,
          round(average_order_value::DOUBLE, 6), recency_score, frequency_score, monetary_score
        FROM agg_customers_360
        """);
    assertThat(
            ask(
                "SELECT count(DISTINCT recency_score), count(DISTINCT monetary_score), count(*) FROM agg_customers_360"))
        .containsExactly("5|5|" + (CUSTOMERS + 4));
  }

  @Test
  void segmentsFollowFromTheScores() throws Exception {
    assertSame(
        """
        SELECT customer_id, CASE
          WHEN recency_score IS NULL THEN NULL
          WHEN recency_score <= 2 AND frequency_score = 5 THEN 'cannot_lose'
          WHEN recency_score <= 2 AND frequency_score >= 3 THEN 'slipping'
          WHEN recency_score <= 2 THEN 'hibernating'
          WHEN recency_score = 5 AND frequency_score >= 4 THEN 'champions'
          WHEN frequency_score >= 4 THEN 'loyal'
          WHEN recency_score = 3 AND frequency_score = 3 THEN 'need_attention'
          WHEN recency_score = 3 THEN 'about_to_sleep'
          WHEN frequency_score >= 2 THEN 'potential_loyal'
          WHEN recency_score = 5 THEN 'new'
          ELSE 'promising' END
        FROM agg_customers_360
        """,
        "SELECT customer_id, segment FROM agg_customers_360");
  }

  @Test
  void timesBetweenOrderDaysEqualSql() throws Exception {
    String gaps =
        "WITH "
            + SALE
            + """
            , day AS (SELECT DISTINCT customer_id, ordered_on FROM sale),
            gap AS (
              SELECT customer_id, ordered_on - lag(ordered_on) OVER (PARTITION BY customer_id ORDER BY ordered_on) AS days
              FROM day)
            """;
    assertSame(
        gaps
            + """
            SELECT customer_id, round(avg(days), 6), median(days) FROM gap GROUP BY 1
            HAVING count(days) > 0
            """,
        """
        SELECT customer_id, round(mean_days_between::DOUBLE, 6), median_days_between::DOUBLE
        FROM agg_customers_360 WHERE mean_days_between IS NOT NULL
        """);
    assertSame(
        gaps
            + """
            SELECT segment, CASE WHEN days >= 365 THEN 365 ELSE (days - 1) // 7 * 7 + 1 END AS from_days,
              CASE WHEN days >= 365 THEN NULL ELSE (days - 1) // 7 * 7 + 7 END AS until_days, count(*), sum(days)
            FROM gap JOIN agg_customers_360 USING (customer_id) WHERE days IS NOT NULL GROUP BY ALL
            """,
        "SELECT segment, from_days, until_days, interval_count, total_days FROM agg_purchase_intervals");
  }

  @Test
  void cohortsEqualSql() throws Exception {
    assertSame(
        "WITH "
            + SALE
            + """
            , first_day AS (SELECT customer_id, date_trunc('month', min(ordered_on)) AS cohort FROM sale GROUP BY 1),
            second_day AS (
              SELECT customer_id, date_trunc('month', ordered_on) AS month
              FROM (SELECT DISTINCT customer_id, ordered_on FROM sale)
              QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY ordered_on) = 2),
            amount AS (
              SELECT customer_id, date_trunc('month', ordered_on) AS month, reporting_net_amount AS net, true AS is_sale
              FROM sale
              UNION ALL
              SELECT customer_id, date_trunc('month', returned_on), -reporting_refund_amount, false FROM back),
            placed AS (
              SELECT cohort, customer_id, greatest(0, date_diff('month', cohort, month)) AS since, net, is_sale
              FROM amount JOIN first_day USING (customer_id)),
            cell AS (
              SELECT cohort, since, count(DISTINCT customer_id) FILTER (is_sale) AS active, sum(net) AS net
              FROM placed GROUP BY ALL),
            size AS (SELECT cohort, count(*) AS customers FROM first_day GROUP BY 1),
            grid AS (
              SELECT cohort, customers, unnest(range(date_diff('month', cohort, DATE '2024-03-31') + 1)) AS since FROM size)
            SELECT cohort::DATE, since, customers, coalesce(active, 0),
              (SELECT count(*) FROM first_day f JOIN second_day s USING (customer_id)
               WHERE f.cohort = grid.cohort AND date_diff('month', f.cohort, s.month) <= grid.since),
              coalesce(net, 0)
            FROM grid LEFT JOIN cell USING (cohort, since)
            """,
        """
        SELECT cohort_month, months_since, customer_count, active_customer_count, repeat_customer_count, net_sales
        FROM agg_customer_cohorts
        """);
    assertSame(
        """
        SELECT cohort_month, months_since, round(active_customer_count / customer_count, 6),
          round(repeat_customer_count / customer_count, 6),
          CASE WHEN first_value(net_sales) OVER of > 0
               THEN round(net_sales::DOUBLE / first_value(net_sales) OVER of, 6) END
        FROM agg_customer_cohorts WINDOW of AS (PARTITION BY cohort_month ORDER BY months_since)
        """,
        """
        SELECT cohort_month, months_since, round(logo_retention::DOUBLE, 6), round(repeat_rate::DOUBLE, 6),
          round(revenue_retention::DOUBLE, 6)
        FROM agg_customer_cohorts
        """);
  }

  @Test
  void cohortsHoldAllNetSalesOfCustomersWithASale() throws Exception {
    assertThat(
            ask(
                """
                SELECT (SELECT sum(net_sales) FROM agg_customer_cohorts)
                  = (SELECT sum(net_sales) FROM agg_customers_360 WHERE order_count > 0)
                """))
        .containsExactly("true");
  }

  @Test
  void preferencesEqualSql() throws Exception {
    assertSame(
        "WITH "
            + SALE
            + """
            , priced AS (
              SELECT s.*, p.category, p.brand, p.size, p.color, s.reporting_gross_amount / s.quantity AS price
              FROM sale s JOIN dim_products p USING (product_id)),
            band AS (
              SELECT *, pow(10, floor(log10(price) + 1e-12)) AS decade FROM priced),
            value AS (
              SELECT customer_id, 'category' AS dimension, category AS value, quantity, reporting_net_amount AS net FROM priced
              UNION ALL SELECT customer_id, 'brand', brand, quantity, reporting_net_amount FROM priced
              UNION ALL SELECT customer_id, 'size', size, quantity, reporting_net_amount FROM priced
              UNION ALL SELECT customer_id, 'color', color, quantity, reporting_net_amount FROM priced
              UNION ALL SELECT customer_id, 'channel', channel_id, quantity, reporting_net_amount FROM priced
              UNION ALL SELECT customer_id, 'promotion', promotion_id, quantity, reporting_net_amount FROM priced
              UNION ALL SELECT customer_id, 'price_band',
                CASE WHEN price < 2 * decade THEN (1 * decade)::INT || '-' || (2 * decade)::INT
                     WHEN price < 5 * decade THEN (2 * decade)::INT || '-' || (5 * decade)::INT
                     ELSE (5 * decade)::INT || '-' || (10 * decade)::INT END, quantity, reporting_net_amount FROM band),
            summed AS (
              SELECT customer_id, dimension, value, count(*) AS lines, sum(quantity) AS units, sum(net) AS net
              FROM value WHERE value IS NOT NULL GROUP BY ALL)
            SELECT customer_id, dimension, value,
              row_number() OVER (PARTITION BY customer_id, dimension ORDER BY lines DESC, units DESC, net DESC, value),
              lines, sum(lines) OVER (PARTITION BY customer_id, dimension), units, net
            FROM summed
            """,
        """
        SELECT customer_id, dimension, dimension_value, preference_rank, line_count, known_line_count, units, net_sales
        FROM agg_customer_preferences
        """);
    assertThat(ask("SELECT count(DISTINCT dimension) FROM agg_customer_preferences"))
        .containsExactly("7");
    assertSame(
        """
        UNPIVOT (SELECT customer_id, favorite_category AS category, favorite_brand AS brand, favorite_size AS size,
                   favorite_color AS color, favorite_channel AS channel, favorite_price_band AS price_band,
                   favorite_promotion AS promotion FROM agg_customers_360)
        ON COLUMNS(* EXCLUDE customer_id) INTO NAME dimension VALUE value
        """,
        "SELECT customer_id, dimension, dimension_value FROM agg_customer_preferences WHERE preference_rank = 1");
  }

  @Test
  void valueAtRiskIsTheLastYearOfThoseWhoMayBeLost() throws Exception {
    assertSame(
        "WITH "
            + SALE
            + """
            , last AS (SELECT customer_id, max(ordered_on) AS last_on FROM sale GROUP BY 1)
            SELECT customer_id, greatest(0, sum(reporting_net_amount))
            FROM sale JOIN last USING (customer_id)
            WHERE ordered_on > last_on - 365 AND DATE '2024-03-31' - last_on > 45 GROUP BY 1
            """,
        "SELECT customer_id, value_at_risk FROM agg_customers_360 WHERE state IN ('at_risk', 'churned')");
  }

  @Test
  void oddCustomersAreDefined() throws Exception {
    assertThat(
            ask(
                """
                SELECT customer_id, state, order_count, net_sales, segment IS NULL, monetary_score,
                  lifetime_reason, lifetime_value IS NULL
                FROM agg_customers_360
                WHERE customer_id IN ('RETURNS', 'NEGATIVE', 'NEVER') ORDER BY customer_id
                """))
        .containsExactly(
            "NEGATIVE|churned|1|-45|false|1|null|false",
            "NEVER|never_purchased|0|0|true|null|the customer has not bought yet.|true",
            "RETURNS|never_purchased|0|-70|true|null|the customer has not bought yet.|true");
    assertThat(
            ask(
                """
                SELECT net_sales > 0.38 * (SELECT sum(net_sales) FROM agg_customers_360), monetary_score
                FROM agg_customers_360 WHERE customer_id = 'BIG'
                """))
        .containsExactly("true|5");
  }

  @Test
  void estimatesAreWithinTheirBounds() throws Exception {
    assertThat(
            ask(
                """
                SELECT count(*) > 100, bool_and(alive_probability BETWEEN 0 AND 1),
                  bool_and(lapse_probability BETWEEN 0 AND 1), bool_and(lapse_probability >= 1 - alive_probability - 1e-9),
                  bool_and(expected_purchases >= 0),
                  bool_and(lifetime_value_lower <= lifetime_value_upper), bool_and(lifetime_value >= 0),
                  bool_and(lifetime_reason IS NULL)
                FROM agg_customers_360 WHERE order_count > 0
                """))
        .containsExactly("true|true|true|true|true|true|true|true");
  }

  @Test
  void fitsSayWhatTheyLearnedAndHowWell() throws Exception {
    assertThat(
            ask(
                """
                SELECT model, learned_until, status, customer_count > 0, holdout_actual > 0, churn_auc > 0.5
                FROM fct_lifetime_fits WHERE holdout_days IS NOT NULL ORDER BY model
                """))
        .containsExactly(
            "bg-nbd|2023-10-01|converged|true|true|true",
            "mbg-nbd|2023-10-01|converged|true|true|true",
            "pareto-nbd|2023-10-01|converged|true|true|true");
    assertThat(
            ask(
                """
                SELECT (SELECT count(*) FROM fct_lifetime_fits WHERE is_chosen AND model <> 'gamma-gamma'),
                  (SELECT count(*) FROM fct_lifetime_fits WHERE is_chosen AND model = 'gamma-gamma'
                   AND spend_correlation BETWEEN spend_correlation_lower AND spend_correlation_upper),
                  (SELECT count(DISTINCT lifetime_model) FROM agg_customers_360)
                """))
        .containsExactly("1|1|1");
  }

  @Test
  void theHoldoutIsThatOfTheLines() throws Exception {
    assertSame(
        "WITH "
            + SALE
            + """
            , day AS (SELECT DISTINCT customer_id, ordered_on FROM sale),
            cut AS (
              SELECT customer_id, count(*) FILTER (ordered_on <= DATE '2023-10-01') - 1 AS frequency,
                count(*) FILTER (ordered_on > DATE '2023-10-01') AS later
              FROM day GROUP BY 1)
            SELECT least(7, frequency), count(*), round(avg(later), 6) FROM cut WHERE frequency >= 0 GROUP BY 1
            """,
        """
        SELECT frequency, customer_count, round(actual_purchases, 6)
        FROM fct_lifetime_calibration WHERE model = 'bg-nbd'
        """);
  }

  @Test
  void affinityEqualsSqlOverBaskets() throws Exception {
    assertSame(
        """
        WITH item AS (
          SELECT DISTINCT order_id, product_id FROM fct_order_lines WHERE is_sale AND ordered_on <= DATE '2024-03-31'),
        total AS (SELECT count(DISTINCT order_id) AS n FROM item),
        one AS (SELECT product_id, count(*) AS orders FROM item GROUP BY 1),
        pair AS (
          SELECT a.product_id, b.product_id AS other_product_id, count(*) AS shared
          FROM item a JOIN item b ON a.order_id = b.order_id AND a.product_id <> b.product_id GROUP BY ALL)
        SELECT p.product_id, p.other_product_id, n, x.orders, y.orders, shared, round(shared / n, 6), round(shared / x.orders, 6),
          round(shared / x.orders / (y.orders / n), 6), round(shared / n - x.orders / n * y.orders / n, 6)
        FROM pair p JOIN one x ON x.product_id = p.product_id JOIN one y ON y.product_id = p.other_product_id, total
        WHERE (p.product_id, p.other_product_id) IN (SELECT (product_id, other_product_id) FROM agg_product_affinity)
        """,
        """
        SELECT product_id, other_product_id, order_count, product_order_count, other_order_count, pair_order_count,
          round(support, 6), round(confidence, 6), round(lift, 6), round(leverage, 6)
        FROM agg_product_affinity
        """);
    assertThat(
            ask(
                """
                SELECT bool_and(lift > 1), bool_and(q_value <= 0.05), bool_and(p_value <= q_value),
                  count(*) FILTER (product_id = 'T20' AND other_product_id = 'T21')
                FROM agg_product_affinity
                """))
        .containsExactly("true|true|true|1");
  }

  @Test
  void offersAreNewToTheCustomer() throws Exception {
    assertThat(
            ask(
                """
                SELECT count(*) > 500, max(product_rank),
                  count(*) FILTER (product_id = 'T23'),
                  count(*) FILTER ((customer_id, product_id) IN
                    (SELECT (customer_id, product_id) FROM fct_order_lines
                     WHERE is_sale AND customer_id IS NOT NULL AND ordered_on <= DATE '2024-03-31'))
                FROM agg_next_best_products
                """))
        .containsExactly("true|5|0|0");
  }

  @Test
  void offersAreScoredOnCustomersWhoBoughtSomethingNew() throws Exception {
    assertSame(
        "WITH "
            + SALE
            + """
            , owned AS (SELECT customer_id, product_id, min(ordered_on) AS first_on FROM sale GROUP BY ALL)
            SELECT count(*) FROM (
              SELECT customer_id FROM owned GROUP BY 1
              HAVING min(first_on) <= DATE '2023-10-01' AND max(first_on) > DATE '2023-10-01')
            """,
        "SELECT DISTINCT customer_count FROM fct_recommendation_scores");
    assertThat(
            ask(
                """
                SELECT recommender, hit_count BETWEEN 1 AND customer_count, round(hit_rate, 6) = round(hit_count / customer_count, 6)
                FROM fct_recommendation_scores ORDER BY 1
                """))
        .containsExactly("next-product|true|true", "popularity|true|true");
  }

  @Test
  void everyTableBalances() throws Exception {
    assertThat(
            ask(
                """
                SELECT feed, sum(rows) FILTER (kind = 'read') = sum(rows) FILTER (kind <> 'read'),
                  sum(amount) FILTER (kind = 'read') = sum(amount) FILTER (kind <> 'read')
                FROM ops_ledger WHERE feed LIKE 'decision:agg_customer%' OR feed LIKE '%interval%' OR feed LIKE '%affinity%'
                GROUP BY 1 ORDER BY 1
                """))
        .containsExactly(
            "decision:agg_customer_cohorts|true|true",
            "decision:agg_customer_preferences|true|true",
            "decision:agg_customers_360|true|true",
            "decision:agg_product_affinity|true|true",
            "decision:agg_purchase_intervals|true|true");
  }

  @Test
  void secondRunChangesNothing() throws Exception {
    Lake lake = Lake.at(sample.lake());
    String hash = lake.current().orElseThrow().manifest().contentHash();

    run("a2");

    assertThat(lake.current().orElseThrow().manifest().contentHash()).isEqualTo(hash);
  }

  /** The rows of two queries, whatever their order. */
  private static void assertSame(String expected, String actual) throws Exception {
    List<String> expectedRows =
        ask(expected).stream().map(CustomerDecisionsTest::plain).sorted().toList();
    List<String> actualRows =
        ask(actual).stream().map(CustomerDecisionsTest::plain).sorted().toList();
    assertThat(expectedRows).isNotEmpty();
    assertThat(actualRows).isEqualTo(expectedRows);
  }

  /** Doubles and decimals of one value read the same, and so do months and their first days. */
  private static String plain(String row) {
    return row.replaceAll("(\\.\\d*?)0+(?=\\||$)", "$1").replaceAll("\\.(?=\\||$)", "");
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
    Pipeline decisions = pipeline();
    SalesDecisionsPipeline.assemble(decisions, plan, staged, true);
    decisions.run().waitUntilFinish();
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }
}
