package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Lake;
import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.MartsAndDecisions;
import io.sales360.pipelines.testing.SampleProduct;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promotions of a company whose demand is known: shoes P1 that sell double for two weeks, at the
 * cost of the two weeks after and of shoes P2, and a shirt P4 that a discount leaves as it was.
 */
class CampaignDecisionsPipelineTest {
  private static final String FEEDS =
      """
        - name: sold
          depot: files
          files: sold.csv
          types: {price: decimal, discount: decimal, quantity: decimal, cost: decimal}
          entity: order_line
          map:
            order_id: id
            line_id: line
            ordered_at: day
            product_id: sku
            quantity: quantity
            unit_price: price
            discount_amount: discount
            cost_amount: cost
            channel_id: {value: WEB}
            promotion_id: promotion
            currency_code: {value: USD}
            order_status: {value: completed}
        - name: promotions
          depot: files
          files: promotions.csv
          entity: promotion
          map:
            promotion_id: id
            promotion_name: name
            starts_on: from
            ends_on: to
            product_id: sku
      """;
  private static final LocalDate FIRST = LocalDate.parse("2022-05-02");
  private static final int WEEKS = 100;
  private static final int WINDOW = 70;
  private static final double[] MEANS = {400, 400, 1600, 1500, 1400};
  private static final double UPLIFT = 1;
  private static final double DIP = -0.2;
  private static final double LOSS = -0.15;

  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    LocalDate from = FIRST.plusWeeks(WINDOW);
    sample =
        SampleProduct.in(directory)
            .with(FEEDS)
            .file(
                "products.csv",
                """
                sku,name,category
                P1,Runner,Footwear
                P2,Walker,Footwear
                P3,Shirt,Apparel
                P4,Jacket,Apparel
                P5,Cap,Apparel
                """)
            .file(
                "orders.csv",
                """
                id,day,customer,channel,currency,shipping,status,changed
                o1,2024-03-30,C2,WEB,USD,,ok,2024-03-30
                """)
            .file("lines.csv", "id,sku,quantity,price\nO1,P9,1,30.00\n")
            .file(
                "promotions.csv",
                """
                id,name,from,to,sku
                R1,Double,%1$s,%2$s,P1
                R2,Nothing,%1$s,%2$s,P4
                R3,Endless,%1$s,,P5
                R4,Too early,2022-05-02,2022-05-15,P3
                R5,Unsold,2023-05-01,2023-05-14,P8
                """
                    .formatted(from, from.plusDays(13)))
            .file("sold.csv", sold());
    MartsAndDecisions.run(sample, "a1");
  }

  private static String sold() {
    SplittableRandom random = new SplittableRandom(11);
    StringBuilder text =
        new StringBuilder("id,line,day,sku,quantity,price,discount,cost,promotion\n");
    for (int t = 0; t < WEEKS; t++) {
      double season = 1 + 0.2 * Math.sin(2 * Math.PI * t * 7 / 365.25);
      boolean isPromoted = t == WINDOW || t == WINDOW + 1;
      for (int p = 0; p < MEANS.length; p++) {
        boolean isUnder = isPromoted && (p == 0 || p == 3);
        double luck = Math.exp(0.04 * random.nextGaussian());
        long units = Math.round(MEANS[p] * season * luck * effect(p, t - WINDOW));
        text.append(
            String.format(
                Locale.ROOT,
                "S%d,%d,%s,P%d,%d,50.00,%.2f,%d.00,%s%n",
                t,
                p,
                FIRST.plusWeeks(t),
                p + 1,
                units,
                isUnder ? units * 10.0 : 0,
                units * 10,
                isUnder ? (p == 0 ? "R1" : "R2") : ""));
      }
    }
    return text.toString();
  }

  private static double effect(int product, int week) {
    boolean isIn = week == 0 || week == 1;
    if (product == 0) {
      return isIn ? 1 + UPLIFT : week == 2 || week == 3 ? 1 + DIP : 1;
    }
    return product == 1 && isIn ? 1 + LOSS : 1;
  }

  @Test
  void plantedEffectsAreFound() throws Exception {
    assertThat(
            ask(
                """
                SELECT verdict, product_count, 1.0 BETWEEN uplift_lower AND uplift_upper,
                       abs(uplift - 1) < 0.15, pull_forward_units < 0, cannibalised_units < 0,
                       abs(uplift_units - uplift * baseline_units) < 0.01,
                       abs(incremental_units - uplift_units - pull_forward_units - cannibalised_units) < 0.01,
                       incremental_units BETWEEN incremental_units_lower AND incremental_units_upper,
                       abs(incremental_units / baseline_units - (1 - 0.2 - 0.15)) < 0.25
                FROM agg_campaign_effectiveness WHERE subject_id = 'R1'
                """))
        .containsExactly("effective|1|true|true|true|true|true|true|true|true");
  }

  @Test
  void marginIsWhatTheWindowEarnedLessWhatItWouldHave() throws Exception {
    // Costs make 10 of 50 for all; the discount is 10 a unit.
    assertThat(
            ask(
                """
                SELECT abs(incremental_margin - (units * (40 - 10) - baseline_units * 40
                           + (pull_forward_units + cannibalised_units) * 40)) < 0.01,
                       campaign_spend, return_on_spend
                FROM agg_campaign_effectiveness WHERE subject_id = 'R1'
                """))
        .containsExactly("true|null|null");
  }

  @Test
  void aDiscountWithoutEffectIsNotEffective() throws Exception {
    assertThat(
            ask(
                """
                SELECT verdict <> 'effective', abs(uplift) < 0.1, p_value > 0.1, placebo_count > 10
                FROM agg_campaign_effectiveness WHERE subject_id = 'R2'
                """))
        .containsExactly("true|true|true|true");
  }

  @Test
  void whatCannotBeMeasuredSaysWhy() throws Exception {
    assertThat(
            ask(
                """
                SELECT subject_id, verdict, uplift, incremental_margin, reason FROM agg_campaign_effectiveness
                WHERE subject_id IN ('R3', 'R4', 'R5') ORDER BY 1
                """))
        .containsExactly(
            "R3|not_measurable|null|null|Its days are unknown, or not all of them lie in the history of sales.",
            "R4|not_measurable|null|null|Only 0 periods came before it; a baseline needs 12.",
            "R5|not_measurable|null|null|Nothing that it covers was ever sold.");
  }

  @Test
  void whatWasUsedEqualsTheLines() throws Exception {
    String oracle =
        """
        SELECT p.promotion_id, count(DISTINCT m.order_id), count(m.order_id), coalesce(sum(m.quantity), 0),
               coalesce(sum(m.net_amount), 0), coalesce(sum(m.discount_amount), 0)
        FROM dim_promotions p LEFT JOIN fct_margins m USING (promotion_id) GROUP BY 1 ORDER BY 1
        """;

    assertThat(
            ask(
                """
                SELECT subject_id, order_count, line_count, units, net_sales, discounts
                FROM agg_campaign_effectiveness ORDER BY 1
                """))
        .isEqualTo(ask(oracle))
        .hasSize(5);
  }

  @Test
  void booksBalance() throws Exception {
    assertThat(
            ask(
                """
                SELECT l.kind, l.outcome, l."rows" = CASE WHEN kind = 'read' THEN m.n WHEN kind = 'written' THEN m.used
                                                         ELSE m.n - m.used END
                FROM ops_ledger l, (SELECT count(*) AS n, count(promotion_id) AS used FROM fct_margins) m
                WHERE l.feed = 'decision:agg_campaign_effectiveness' ORDER BY ALL
                """))
        .containsExactly(
            "filtered|without promotion|true",
            "read||true",
            "written|agg_campaign_effectiveness|true");
  }

  @Test
  void withoutCampaignsTheirTablesAreAbsentWithAReason() throws Exception {
    assertThat(Lake.at(sample.lake()).current().orElseThrow().manifest().absent())
        .filteredOn(
            absent -> absent.name().contains("campaign") && !absent.name().startsWith("dim_"))
        .filteredOn(absent -> absent.reason().startsWith("it needs "))
        .extracting(absent -> absent.name())
        .containsExactlyInAnyOrder("fct_campaign_exposures", "agg_campaign_attribution");
  }

  private static List<String> ask(String query) throws Exception {
    return LakeQueries.ask(sample.lake(), query);
  }
}
