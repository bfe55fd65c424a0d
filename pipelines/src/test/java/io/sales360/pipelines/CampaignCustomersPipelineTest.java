package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.MartsAndDecisions;
import io.sales360.pipelines.testing.SampleProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Campaigns of a company whose customers buy at a known rate: K1 with customers held out and K2
 * without, which both double it; K3 in media, without effect; and four that cannot be measured.
 */
class CampaignCustomersPipelineTest {
  private static final String FEEDS =
      """
        - name: sold
          depot: files
          files: sold.csv
          types: {price: decimal, quantity: decimal, cost: decimal}
          entity: order_line
          map:
            order_id: id
            line_id: {value: "1"}
            ordered_at: day
            customer_id: customer
            product_id: {value: P1}
            quantity: quantity
            unit_price: price
            cost_amount: cost
            channel_id: {value: WEB}
            campaign_id: campaign
            currency_code: {value: USD}
            order_status: {value: completed}
        - name: campaigns
          depot: files
          files: campaigns.csv
          entity: campaign
          map: {campaign_id: id, campaign_name: name, starts_on: from, ends_on: to}
        - name: touches
          depot: files
          files: touches.csv
          entity: campaign_touch
          map: {touch_id: id, campaign_id: campaign, customer_id: customer, touched_at: at, touch_type: type}
        - name: spend
          depot: files
          files: spend.csv
          types: {amount: decimal}
          entity: campaign_spend
          map:
            spend_id: id
            campaign_id: campaign
            spent_on: day
            spend_amount: amount
            currency_code: {value: USD}
      """;
  private static final String CAMPAIGNS =
      """
      id,name,from,to
      K1,Held out,2024-01-01,2024-01-28
      K2,All who were near,2023-09-04,2023-10-01
      K3,Radio,2023-12-04,2023-12-10
      K4,Some day,,
      K5,Everybody,2023-11-06,2023-11-19
      K6,Radio some day,,
      K7,Three were held out,2024-03-04,2024-03-10
      K8,Has not come,2024-05-06,2024-05-19
      K9,Has just begun,2024-03-28,2024-04-20
      """;
  private static final int CUSTOMERS = 260;
  private static final double RATE = 0.35;
  private static final LocalDate FIRST = LocalDate.parse("2022-09-05");
  private static final LocalDate LAST = LocalDate.parse("2024-03-31");

  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    sample =
        SampleProduct.in(directory)
            .with(FEEDS)
            .file("orders.csv", "id,day,customer,channel,currency,shipping,status,changed\n")
            .file("lines.csv", "id,sku,quantity,price\n")
            .file("campaigns.csv", CAMPAIGNS)
            .file(
                "spend.csv", "id,campaign,day,amount\ns1,K1,2024-01-01,600\ns2,K1,2024-01-02,400\n")
            .file("touches.csv", touches())
            .file("sold.csv", sold());
    MartsAndDecisions.run(sample, "a1");
  }

  private static boolean isReachedByK1(int customer) {
    return customer < 100;
  }

  private static boolean isReachedByK2(int customer) {
    return customer >= 200 && customer < 260;
  }

  private static String touches() {
    StringBuilder text = new StringBuilder("id,campaign,customer,at,type\n");
    for (int c = 0; c < CUSTOMERS; c++) {
      if (isReachedByK1(c)) {
        text.append("K1S%d,K1,C%d,2024-01-01T08:00:00Z,sent\n".formatted(c, c));
        if (c % 2 == 0) {
          text.append("K1O%d,K1,C%d,2024-01-03T08:00:00Z,opened\n".formatted(c, c));
        }
      } else if (c < 200) {
        text.append("K1H%d,K1,C%d,2024-01-01T08:00:00Z,holdout\n".formatted(c, c));
      }
      if (isReachedByK2(c)) {
        text.append("K2S%d,K2,C%d,,sent\n".formatted(c, c));
      }
      text.append("K4S%d,K4,C%d,2024-01-10T08:00:00Z,clicked\n".formatted(c, c));
      text.append("K5S%d,K5,C%d,2023-11-06T08:00:00Z,\n".formatted(c, c));
      if (c < 50) {
        text.append("K8S%d,K8,C%d,,sent\n".formatted(c, c));
        text.append("K9S%d,K9,C%d,,sent\n".formatted(c, c));
      }
      if (c < 20) {
        text.append(
            "K7S%d,K7,C%d,2024-03-04T08:00:00Z,%s\n".formatted(c, c, c < 3 ? "holdout" : "sent"));
      }
    }
    return text.toString();
  }

  private static String sold() {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder text = new StringBuilder("id,day,customer,quantity,price,cost,campaign\n");
    int order = 0;
    for (LocalDate week = FIRST; !week.isAfter(LAST.minusDays(6)); week = week.plusWeeks(1)) {
      for (int c = 0; c < CUSTOMERS; c++) {
        boolean inK1 = isIn(week, "2024-01-01", "2024-01-28") && isReachedByK1(c);
        boolean inK2 = isIn(week, "2023-09-04", "2023-10-01") && isReachedByK2(c);
        if (random.nextDouble() < RATE * (inK1 || inK2 ? 2 : 1)) {
          text.append(
              "S%d,%s,%s,%d,50.00,%d.00,%s\n"
                  .formatted(
                      order,
                      week.plusDays(random.nextInt(7)),
                      order % 50 == 7 ? "" : "C" + c,
                      1,
                      10,
                      inK1 ? "K1" : order % 99 == 5 ? "KX" : ""));
          order++;
        }
      }
    }
    return text.toString();
  }

  private static boolean isIn(LocalDate week, String from, String to) {
    return !week.isBefore(LocalDate.parse(from)) && !week.isAfter(LocalDate.parse(to));
  }

  @Test
  void heldOutCustomersTellWhatACampaignDid() throws Exception {
    assertThat(
            ask(
                """
                SELECT verdict, method, reached_customers, held_out_customers, responded_customers,
                       1.0 BETWEEN uplift_lower AND uplift_upper, abs(uplift - 1) < 0.25, balance > 0.01,
                       abs(uplift_units - uplift * baseline_units) < 0.01, incremental_units_lower > 0,
                       abs(incremental_margin - incremental_units * 40) < 0.01, campaign_spend = 1000,
                       abs(return_on_spend - (incremental_margin::DOUBLE - 1000) / 1000) < 0.001,
                       p_value, pull_forward_units, placebo_count
                FROM agg_campaign_effectiveness WHERE subject_id = 'K1'
                """))
        .containsExactly(
            "effective|holdout|100|100|50|true|true|true|true|true|true|true|true|null|null|0");
  }

  @Test
  void otherCustomersTellWhatItDidWhereNoneWereHeldOut() throws Exception {
    assertThat(
            ask(
                """
                SELECT verdict, method, reached_customers, held_out_customers, abs(uplift - 1) < 0.35,
                       balance > 0.05, p_value < 0.001,
                       abs(uplift_units - uplift * baseline_units) < 0.01,
                       incremental_units BETWEEN incremental_units_lower AND incremental_units_upper
                FROM agg_campaign_effectiveness WHERE subject_id = 'K2'
                """))
        .containsExactly("effective|difference_in_differences|60|0|true|true|true|true|true");
  }

  @Test
  void mediaAreHeldToAForecastOfTheCompany() throws Exception {
    assertThat(
            ask(
                """
                SELECT verdict <> 'effective', method, reached_customers, 0 BETWEEN uplift_lower AND uplift_upper,
                       placebo_count > 5, balance, pull_forward_units, cannibalised_units
                FROM agg_campaign_effectiveness WHERE subject_id = 'K3'
                """))
        .containsExactly("true|baseline_forecast|0|true|true|null|null|null");
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() throws Exception {
    assertThat(
            ask(
                """
                SELECT subject_id, verdict, method, uplift, reason FROM agg_campaign_effectiveness
                WHERE subject_id > 'K3' AND subject_id < 'KX' ORDER BY 1
                """))
        .containsExactly(
            "K4|not_measurable|null|null|Its first day is unknown, or has not come.",
            "K5|not_measurable|null|null|There are 260 treated and 0 other units; each takes 5.",
            "K6|not_measurable|null|null|Its days are unknown or not over, or no sales of the year before tell it from the season.",
            "K7|not_measurable|null|null|There are 17 treated and 3 held-out units; each takes 5.",
            "K8|not_measurable|null|null|Its first day is unknown, or has not come.",
            "K9|not_measurable|null|null|No known customer bought in the year before it, or its first week is not over.");
  }

  @Test
  void exposuresEqualTouchesAndOrders() throws Exception {
    String oracle =
        """
        SELECT t.campaign_id, t.customer_id, t.out, t.first, t.last, t.n, t.responses,
               CASE WHEN max(starts_on) <= DATE '2024-03-31' THEN count(m.order_id) FILTER (ordered_on < starts_on) END,
               CASE WHEN max(starts_on) <= DATE '2024-03-31' THEN count(m.order_id) FILTER (ordered_on >= starts_on) END,
               CASE WHEN max(starts_on) <= DATE '2024-03-31'
                    THEN coalesce(sum(m.contribution_margin1) FILTER (ordered_on >= starts_on), 0) END
        FROM (SELECT campaign_id, customer_id, bool_or(coalesce(touch_type, '') = 'holdout') AS out,
                     min(touched_at)::DATE AS first, max(touched_at)::DATE AS last, count(*) AS n,
                     count(*) FILTER (touch_type IN ('opened', 'clicked')) AS responses
              FROM fct_campaign_touches GROUP BY ALL) t
        JOIN dim_campaigns c USING (campaign_id)
        LEFT JOIN fct_margins m ON m.customer_id = t.customer_id
              AND m.ordered_on BETWEEN starts_on - 364 AND ends_on
        GROUP BY ALL ORDER BY 1, 2
        """;

    assertThat(
            ask(
                """
                SELECT campaign_id, customer_id, is_held_out, first_touched_on, last_touched_on, touch_count,
                       response_count, orders_before, orders_during, margin_during
                FROM fct_campaign_exposures ORDER BY 1, 2
                """))
        .isEqualTo(ask(oracle))
        .hasSize(200 + 60 + 260 + 260 + 20 + 50 + 50);
  }

  @Test
  void attributionEqualsTheTouchesBeforeEachOrder() throws Exception {
    String oracle =
        """
        WITH path AS (
          SELECT m.order_id, m.net_amount AS net, t.campaign_id,
                 row_number() OVER (PARTITION BY m.order_id ORDER BY t.touched_at::DATE, t.campaign_id) AS i,
                 count(t.campaign_id) OVER (PARTITION BY m.order_id) AS n
          FROM fct_margins m LEFT JOIN (SELECT * FROM fct_campaign_touches
                                        WHERE coalesce(touch_type, '') <> 'holdout' AND touched_at IS NOT NULL) t
            ON t.customer_id = m.customer_id AND date_diff('day', t.touched_at::DATE, m.ordered_on) BETWEEN 0 AND 30),
        weighed AS (
          SELECT *, CASE WHEN n = 0 THEN 1.0 WHEN i = 1 THEN 1.0 ELSE 0.0 END AS first,
                 CASE WHEN n = 0 OR i = n THEN 1.0 ELSE 0.0 END AS last, 1.0 / greatest(n, 1) AS linear,
                 CASE WHEN n <= 2 THEN 1.0 / greatest(n, 1) WHEN i = 1 OR i = n THEN 0.4
                      ELSE 0.2 / (n - 2) END AS position
          FROM path)
        SELECT rule, campaign_id, count(DISTINCT order_id), round(sum(weight), 4), round(sum(net * weight), 3)
        FROM weighed UNPIVOT (weight FOR rule IN (first, last, linear, position)) GROUP BY ALL ORDER BY 1, 2
        """;

    assertThat(
            ask(
                """
                SELECT rule, campaign_id, order_count, round(credited_orders::DOUBLE, 4), round(net_sales::DOUBLE, 3)
                FROM agg_campaign_attribution ORDER BY 1, 2
                """))
        .isEqualTo(ask(oracle))
        .hasSizeGreaterThan(12);
    assertThat(
            ask(
                """
                SELECT count(DISTINCT net), min(net) = (SELECT sum(net_amount) FROM fct_margins)
                FROM (SELECT rule, sum(net_sales) AS net FROM agg_campaign_attribution GROUP BY rule)
                """))
        .as("each rule shares all net sales, exactly")
        .containsExactly("1|true");
  }

  @Test
  void whatWasSoldEqualsTheLines() throws Exception {
    String oracle =
        """
        SELECT c.campaign_id, count(DISTINCT m.order_id), count(DISTINCT m.customer_id), count(m.order_id),
               coalesce(sum(m.net_amount), 0)
        FROM dim_campaigns c LEFT JOIN fct_margins m USING (campaign_id) GROUP BY 1 ORDER BY 1
        """;

    assertThat(
            ask(
                """
                SELECT subject_id, order_count, customer_count, line_count, net_sales
                FROM agg_campaign_effectiveness WHERE subject = 'campaign' ORDER BY 1
                """))
        .isEqualTo(ask(oracle))
        .hasSizeGreaterThanOrEqualTo(7);
  }

  @Test
  void booksBalance() throws Exception {
    assertThat(
            ask(
                """
                SELECT feed, sum("rows") FILTER (kind = 'read') - sum("rows") FILTER (kind <> 'read'),
                       sum(amount) FILTER (kind = 'read') - sum(amount) FILTER (kind <> 'read')
                FROM ops_ledger WHERE feed LIKE 'decision:%campaign%' GROUP BY 1 ORDER BY 1
                """))
        .containsExactly(
            "decision:agg_campaign_attribution|0|0",
            "decision:agg_campaign_effectiveness|0|0",
            "decision:agg_campaign_effectiveness:campaigns|0|0",
            "decision:fct_campaign_exposures|0|0");
  }

  private static List<String> ask(String query) throws Exception {
    return LakeQueries.ask(sample.lake(), query);
  }
}
