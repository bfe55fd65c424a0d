package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Prices and discounts of a company whose demand is known: eight products of planted elasticity,
 * the last of which never changes its price, with 18 percent off every tenth week that sells half
 * more than the same week would without.
 */
class PriceDecisionsPipelineTest {
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
      """;
  private static final double[] ELASTICITIES = {-2.2, -2, -1.8, -1.6, -1.4, -1.9, -1.7, -1.5};
  private static final double[] STEPS = {1, 1.15, 0.9, 1.05, 0.85};
  private static final double UPLIFT = 1.5;
  private static final int WEEKS = 100;
  private static final LocalDate FIRST = LocalDate.parse("2022-05-02");

  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    StringBuilder products = new StringBuilder("sku,name,category\n");
    for (int p = 1; p <= ELASTICITIES.length; p++) {
      products.append("P%d,Runner %d,Footwear\n".formatted(p, p));
    }
    sample =
        SampleProduct.in(directory)
            .with(FEEDS)
            .file("products.csv", products.toString())
            .file(
                "orders.csv",
                """
                id,day,customer,channel,currency,shipping,status,changed
                o1,2024-03-30,C2,WEB,USD,,ok,2024-03-30
                """)
            .file("lines.csv", "id,sku,quantity,price\nO1,P9,1,30.00\n")
            .file("sold.csv", sold());
    MartsAndDecisions.run(sample, "a1");
  }

  private static String sold() {
    SplittableRandom random = new SplittableRandom(7);
    StringBuilder text =
        new StringBuilder("id,line,day,sku,quantity,price,discount,cost,promotion\n");
    for (int t = 0; t < WEEKS; t++) {
      double season = 1 + 0.3 * Math.sin(2 * Math.PI * t * 7 / 365.25);
      for (int p = 0; p < ELASTICITIES.length; p++) {
        boolean isFixed = p == ELASTICITIES.length - 1;
        double relative = isFixed ? 1 : STEPS[(t + 3 * p) / 12 % STEPS.length];
        boolean isPromoted = (t + p) % 10 == 9;
        double mean = 400 * season * Math.pow(relative, ELASTICITIES[p]);
        double luck = Math.exp(0.06 * random.nextGaussian());
        long quantity = Math.round(mean * luck * (isPromoted ? UPLIFT : 1));
        double price = Math.round(50 * relative * 100) / 100.0;
        long first = quantity / 2;
        for (int half = 0; half < 2; half++) {
          long units = half == 0 ? first : quantity - first;
          text.append(
              String.format(
                  Locale.ROOT,
                  "S%d,%d,%s,P%d,%d,%.2f,%.2f,%s,%s%n",
                  t,
                  2 * p + half,
                  FIRST.plusWeeks(t).plusDays(6L * half),
                  p + 1,
                  units,
                  price,
                  isPromoted ? Math.round(units * price * 18) / 100.0 : 0,
                  p == 0 ? "" : "10.00",
                  isPromoted ? "R%d-%d".formatted(p + 1, t) : ""));
        }
      }
    }
    return text.toString();
  }

  @Test
  void plantedElasticitiesAreFound() throws Exception {
    for (int p = 1; p < ELASTICITIES.length; p++) {
      List<String> found =
          ask(
              """
              SELECT verdict, reason, category, period_weeks, period_count, price_moves >= 6,
                     abs(elasticity - %s) < 0.15, elasticity_lower < elasticity,
                     elasticity < elasticity_upper, elasticity_upper - elasticity_lower < 0.6
              FROM agg_price_elasticities WHERE product_id = 'P%d'
              """
                  .formatted(ELASTICITIES[p - 1], p));
      assertThat(found)
          .as("P%d", p)
          .containsExactly("identified||Footwear|1|100|true|true|true|true|true");
    }
  }

  @Test
  void aPriceThatNeverMovedBorrowsFromItsCategory() throws Exception {
    assertThat(
            ask(
                """
                SELECT verdict, reason, price_moves, own_elasticity, elasticity BETWEEN -2.2 AND -1.4
                FROM agg_price_elasticities WHERE product_id = 'P8'
                """))
        .containsExactly("not_identified|The price moved 0 times; it takes 2.|0|null|true");
  }

  @Test
  void depthsEqualTheirLines() throws Exception {
    String sums =
        """
        SELECT category, through_rate, order_count, line_count, units, gross_sales, discounts,
               net_sales, costed_net_sales, contribution_margin1 FROM agg_discount_depths ORDER BY ALL
        """;
    String oracle =
        """
        WITH band AS (
          SELECT m.*, coalesce(p.category, '') AS category,
                 CASE WHEN discount_amount <= 0 THEN 0
                      WHEN discount_amount / gross_amount BETWEEN 0.151 AND 0.199 THEN 0.2 END AS depth
          FROM fct_margins m LEFT JOIN dim_products p USING (product_id))
        SELECT category, depth::DECIMAL(38,9), count(DISTINCT order_id), count(*), sum(quantity),
               sum(gross_amount), sum(discount_amount), sum(net_amount),
               sum(CASE WHEN contribution_margin1 IS NULL THEN 0 ELSE net_amount - return_amount END),
               sum(contribution_margin1)
        FROM band GROUP BY ALL ORDER BY ALL
        """;

    assertThat(ask(sums)).isEqualTo(ask(oracle)).hasSize(3);
  }

  @Test
  void theUpliftOfADiscountIsThePlantedOne() throws Exception {
    assertThat(
            ask(
                """
                SELECT from_rate, promotion_count, uplift BETWEEN 0.4 AND 0.6,
                       0.5 BETWEEN uplift_lower AND uplift_upper, uplift_upper - uplift_lower < 0.3
                FROM agg_discount_depths WHERE category = 'Footwear' AND uplift IS NOT NULL
                """))
        .containsExactly("0.15|80|true|true|true");
    assertThat(
            ask(
                """
                SELECT uplift, promotion_count, from_rate FROM agg_discount_depths
                WHERE category = 'Footwear' AND through_rate = 0
                """))
        .containsExactly("null|0|null");
  }

  @Test
  void booksBalance() throws Exception {
    assertThat(
            ask(
                """
                SELECT l.feed, l.kind, l.outcome, l."rows" = m.n, l.amount = m.net FROM ops_ledger l,
                  (SELECT count(*) AS n, sum(net_amount) AS net FROM fct_margins) m
                WHERE l.feed LIKE 'decision:agg_price_el%' OR l.feed LIKE 'decision:agg_disc%'
                ORDER BY ALL
                """))
        .containsExactly(
            "decision:agg_discount_depths|read||true|true",
            "decision:agg_discount_depths|written|agg_discount_depths|true|true",
            "decision:agg_price_elasticities|read||true|true",
            "decision:agg_price_elasticities|written|agg_price_elasticities|true|true");
  }

  private static List<String> ask(String query) throws Exception {
    return LakeQueries.ask(sample.lake(), query);
  }
}
