package io.sales360.planner.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.planner.demo.DemoCompany;
import io.sales360.planner.demo.DemoTruth;
import io.sales360.planner.testing.CommandRun;
import io.sales360.planner.testing.EngineRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the product finds about prices and promotions, against the truths of three demo companies.
 */
class DecisionTruthIT {
  private static final String FORECAST =
      """

      forecast:
        cutoff: 2024-06-30
        levels: [[]]
        grains:
          - {grain: month, horizon: 1}
      """;

  /** Companies that differ by chance alone: one has too few promotions to tell 85 % from 90 %. */
  private static final long[] SEEDS = {1, 2, 3};

  private static final String PROMOTIONS_BY_DEPTH =
      """
      WITH sold AS (
        SELECT promotion_id, category,
               sum(reporting_discount_amount) / sum(reporting_gross_amount) AS depth
        FROM fct_order_lines JOIN dim_products USING (product_id)
        WHERE is_sale AND promotion_id IS NOT NULL GROUP BY ALL)
      SELECT promotion_id, category, through_rate, 1 + uplift_lower, 1 + uplift_upper, 1 + uplift,
             promotion_count
      FROM sold JOIN agg_discount_depths USING (category)
      WHERE depth > from_rate AND depth <= through_rate AND uplift IS NOT NULL
      ORDER BY ALL
      """;

  @TempDir private static Path directory;
  private static final Map<Path, DemoTruth> COMPANIES = new LinkedHashMap<>();

  @BeforeAll
  static void runTheCompanies() throws Exception {
    for (long seed : SEEDS) {
      Path company = directory.resolve("company" + seed);
      Path data = Files.createDirectories(company.resolve("data"));
      DemoCompany.strideRight().withSeed(seed).writeTo(data);
      COMPANIES.put(company, DemoTruth.read(data.resolve(DemoTruth.FILE_NAME)));
      Path product = DemoCompany.writeProductFile(company);
      String text = Files.readString(product);
      Files.writeString(product, text.substring(0, text.indexOf("\nforecast:")) + FORECAST);
      Process process = EngineRun.start("direct", company, company.resolve("lake"));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
    }
  }

  @Test
  void plantedElasticitiesLieInTheirIntervals() {
    int identified = 0;
    List<String> missed = new ArrayList<>();
    for (Map.Entry<Path, DemoTruth> company : COMPANIES.entrySet()) {
      Map<String, DemoTruth.Elasticity> bySku = new HashMap<>();
      company
          .getValue()
          .elasticities()
          .forEach(one -> one.skus().forEach(sku -> bySku.put(sku, one)));
      for (String row :
          ask(
              company.getKey(),
              "SELECT p.sku, a.elasticity_lower, a.elasticity_upper FROM agg_price_elasticities a"
                  + " JOIN dim_products p USING (product_id) WHERE a.verdict = 'identified'")) {
        String[] cells = row.split(",", -1);
        DemoTruth.Elasticity planted = bySku.get(cells[0]);
        assertThat(planted).as(cells[0]).isNotNull();
        identified++;
        if (!holds(cells[1], cells[2], planted.elasticity())) {
          missed.add(row + " planted " + planted.elasticity());
        }
      }
    }
    assertThat(identified).isGreaterThanOrEqualTo(60);
    assertThat(missed).as("of " + identified).hasSizeLessThanOrEqualTo(identified * 15 / 100);
  }

  @Test
  void pricesThatNeverMovedAreNotIdentified() {
    for (Map.Entry<Path, DemoTruth> company : COMPANIES.entrySet()) {
      List<String> unknown =
          ask(
              company.getKey(),
              "SELECT p.sku FROM agg_price_elasticities a JOIN dim_products p USING (product_id)"
                  + " WHERE a.verdict = 'not_identified'");
      List<String> sold =
          ask(
              company.getKey(),
              "SELECT p.sku FROM agg_price_elasticities a JOIN dim_products p USING (product_id)");
      List<String> fixed =
          company.getValue().elasticities().stream()
              .filter(one -> one.priceChanges() == 0)
              .flatMap(one -> one.skus().stream())
              .filter(sold::contains)
              .toList();

      assertThat(fixed).isNotEmpty();
      assertThat(unknown).containsAll(fixed);
    }
  }

  @Test
  void plantedUpliftsLieInTheirIntervals() {
    int measured = 0;
    int promotions = 0;
    List<String> missed = new ArrayList<>();
    for (Map.Entry<Path, DemoTruth> company : COMPANIES.entrySet()) {
      Map<String, Double> planted = new HashMap<>();
      company.getValue().promotions().forEach(one -> planted.put(one.promotionId(), one.uplift()));
      promotions += planted.size();
      for (String row :
          ask(
              company.getKey(),
              "SELECT subject_id, 1 + uplift_lower, 1 + uplift_upper, verdict, 1 + uplift,"
                  + " baseline_units FROM agg_campaign_effectiveness"
                  + " WHERE subject = 'promotion' AND uplift_lower IS NOT NULL")) {
        String[] cells = row.split(",", -1);
        measured++;
        if (!holds(cells[1], cells[2], planted.get(cells[0]))) {
          missed.add(row + " planted " + planted.get(cells[0]));
        }
      }
    }
    assertThat(measured).isGreaterThanOrEqualTo(promotions / 2);
    assertThat(missed).as("of " + measured).hasSizeLessThanOrEqualTo(measured * 15 / 100);
  }

  /** What promotions of one category and depth were meant to sell, by what would have been sold. */
  @Test
  void plantedUpliftsByDepthLieInTheirIntervals() {
    int measured = 0;
    List<String> missed = new ArrayList<>();
    for (Map.Entry<Path, DemoTruth> company : COMPANIES.entrySet()) {
      Map<String, DemoTruth.PromotionEffect> planted = new HashMap<>();
      company.getValue().promotions().forEach(one -> planted.put(one.promotionId(), one));
      Map<String, double[]> meant = new TreeMap<>();
      for (String row : ask(company.getKey(), PROMOTIONS_BY_DEPTH)) {
        String[] cells = row.split(",", -1);
        DemoTruth.PromotionEffect promotion = planted.get(cells[0]);
        double[] sums =
            meant.computeIfAbsent(row.substring(row.indexOf(',') + 1), band -> new double[2]);
        sums[0] += promotion.expectedUnits();
        sums[1] += promotion.expectedBaselineUnits();
      }
      for (Map.Entry<String, double[]> band : meant.entrySet()) {
        String[] cells = band.getKey().split(",", -1);
        double multiple = band.getValue()[0] / band.getValue()[1];
        measured++;
        if (!holds(cells[2], cells[3], multiple)) {
          missed.add(band.getKey() + " planted " + multiple);
        }
      }
    }
    assertThat(measured).isGreaterThanOrEqualTo(20);
    assertThat(missed).as("of " + measured).hasSizeLessThanOrEqualTo(measured * 15 / 100);
  }

  @Test
  void plantedLiftsOfCampaignsLieInTheirIntervals() {
    int measured = 0;
    int heldOut = 0;
    List<String> missed = new ArrayList<>();
    for (Map.Entry<Path, DemoTruth> company : COMPANIES.entrySet()) {
      Map<String, DemoTruth.CampaignEffect> planted = new HashMap<>();
      company.getValue().campaigns().forEach(one -> planted.put(one.campaignId(), one));
      for (String row :
          ask(
              company.getKey(),
              "SELECT subject_id, 1 + uplift_lower, 1 + uplift_upper, method, reached_customers"
                  + " FROM agg_campaign_effectiveness"
                  + " WHERE subject = 'campaign' AND method = 'holdout'")) {
        String[] cells = row.split(",", -1);
        DemoTruth.CampaignEffect truth = planted.get(cells[0]);
        measured++;
        if (!holds(cells[1], cells[2], truth.lift())) {
          missed.add(row + " planted " + truth.lift());
        }
      }
      heldOut += (int) planted.values().stream().filter(c -> c.controlCustomers() > 0).count();
    }
    assertThat(measured).isGreaterThanOrEqualTo(heldOut * 8 / 10);
    assertThat(missed).as("of " + measured).hasSizeLessThanOrEqualTo(measured * 15 / 100);
  }

  private static boolean holds(String lower, String upper, double planted) {
    return Double.parseDouble(lower) <= planted && planted <= Double.parseDouble(upper);
  }

  private static List<String> ask(Path company, String sql) {
    CommandRun run =
        CommandRun.in(company, "query", "--quiet", "--lake", "lake", "--output", "csv", sql);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().skip(1).toList();
  }
}
