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
 * Two promotions that double what they cover: of shoes P1, with which more socks P4 are bought, and
 * of a bag P2, with which as many purses P5 are bought as ever. One of all products runs later.
 */
class CampaignHaloPipelineTest {
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
  private static final int OF_SHOES = 70;
  private static final int OF_BAGS = 80;
  private static final int OF_ALL = 90;
  private static final double UPLIFT = 1;
  private static final double HALO = 0.8;

  /** Order by line, product and usual units a week: shirts are alone, as are some socks. */
  private static final List<Line> LINES =
      List.of(
          new Line("A", "P1", 400),
          new Line("A", "P4", 300),
          new Line("B", "P2", 400),
          new Line("B", "P5", 300),
          new Line("C", "P3", 4000),
          new Line("D", "P4", 500));

  private record Line(String order, String product, double mean) {
    boolean isPromoted(int week) {
      return (product.equals("P1") && isIn(week, OF_SHOES))
          || (product.equals("P2") && isIn(week, OF_BAGS));
    }

    double units(int week) {
      boolean isBrought = product.equals("P4") && order.equals("A") && isIn(week, OF_SHOES);
      return mean * (isPromoted(week) ? 1 + UPLIFT : isBrought ? 1 + HALO : 1);
    }

    private static boolean isIn(int week, int first) {
      return week == first || week == first + 1;
    }
  }

  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    sample =
        SampleProduct.in(directory)
            .with(FEEDS)
            .file(
                "products.csv",
                """
                sku,name,category
                P1,Runner,Footwear
                P2,Bag,Leather
                P3,Shirt,Apparel
                P4,Socks,Hosiery
                P5,Purse,Small
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
                "id,name,from,to,sku\n"
                    + promotion("R1", OF_SHOES, "P1")
                    + promotion("R2", OF_BAGS, "P2")
                    + promotion("R3", OF_ALL, ""))
            .file("sold.csv", sold());
    MartsAndDecisions.run(sample, "a1");
  }

  private static String promotion(String id, int week, String product) {
    LocalDate from = FIRST.plusWeeks(week);
    return "%s,Of %s,%s,%s,%s%n".formatted(id, product, from, from.plusDays(13), product);
  }

  private static String sold() {
    SplittableRandom random = new SplittableRandom(17);
    StringBuilder text =
        new StringBuilder("id,line,day,sku,quantity,price,discount,cost,promotion\n");
    for (int t = 0; t < WEEKS; t++) {
      for (Line line : LINES) {
        long units = Math.round(line.units(t) * Math.exp(0.03 * random.nextGaussian()));
        boolean isPromoted = line.isPromoted(t);
        text.append(
            String.format(
                Locale.ROOT,
                "%s%d,%s,%s,%s,%d,50.00,%.2f,%d.00,%s%n",
                line.order(),
                t,
                line.product(),
                FIRST.plusWeeks(t),
                line.product(),
                units,
                isPromoted ? units * 10.0 : 0,
                units * 10,
                isPromoted ? (line.product().equals("P1") ? "R1" : "R2") : ""));
      }
    }
    return text.toString();
  }

  @Test
  void companionsThatAPromotionBringsAreItsHalo() throws Exception {
    // Two weeks of 300 pairs of socks, of which 80 % more are bought.
    assertThat(
            ask(
                """
                SELECT verdict, abs(uplift - 1) < 0.15, abs(halo_units - 2 * 300 * 0.8) < 75,
                       cannibalised_units,
                       abs(incremental_units - uplift_units - pull_forward_units) < 0.01
                FROM agg_campaign_effectiveness WHERE subject_id = 'R1'
                """))
        .containsExactly("effective|true|true|0.0|true");
  }

  @Test
  void companionsThatAreBoughtAsEverAreNone() throws Exception {
    assertThat(
            ask(
                """
                SELECT verdict, abs(uplift - 1) < 0.15, abs(halo_units) < 75
                FROM agg_campaign_effectiveness WHERE subject_id = 'R2'
                """))
        .containsExactly("effective|true|true");
  }

  @Test
  void theHaloEarnsNothing() throws Exception {
    // Costs make 10 of 50 for all; the discount is 10 a unit.
    assertThat(
            ask(
                """
                SELECT abs(incremental_margin - (units * (40 - 10) - baseline_units * 40
                           + pull_forward_units * 40)) < 0.01
                FROM agg_campaign_effectiveness WHERE subject_id IN ('R1', 'R2')
                """))
        .containsExactly("true", "true");
  }

  @Test
  void aPromotionOfEverythingHasNoCompanions() throws Exception {
    assertThat(ask("SELECT halo_units FROM agg_campaign_effectiveness WHERE subject_id = 'R3'"))
        .containsExactly("null");
  }

  private static List<String> ask(String query) throws Exception {
    return LakeQueries.ask(sample.lake(), query);
  }
}
