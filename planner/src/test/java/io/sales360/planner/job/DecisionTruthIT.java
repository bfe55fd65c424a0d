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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the product finds about prices and promotions, against the truths of the demo company. */
class DecisionTruthIT {
  private static final String FORECAST =
      """

      forecast:
        cutoff: 2024-06-30
        levels: [[]]
        grains:
          - {grain: month, horizon: 1}
      """;

  @TempDir private static Path directory;
  private static DemoTruth truth;

  @BeforeAll
  static void runTheCompany() throws Exception {
    Path data = Files.createDirectories(directory.resolve("data"));
    DemoCompany.strideRight().writeTo(data);
    truth = DemoTruth.read(data.resolve(DemoTruth.FILE_NAME));
    Path product = DemoCompany.writeProductFile(directory);
    String text = Files.readString(product);
    Files.writeString(product, text.substring(0, text.indexOf("\nforecast:")) + FORECAST);
    Process process = EngineRun.start("direct", directory, directory.resolve("lake"));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  @Test
  void plantedElasticitiesLieInTheirIntervals() {
    Map<String, DemoTruth.Elasticity> bySku = new HashMap<>();
    truth.elasticities().forEach(one -> one.skus().forEach(sku -> bySku.put(sku, one)));
    int identified = 0;
    int inside = 0;
    for (String row :
        ask(
            "SELECT p.sku, a.elasticity_lower, a.elasticity_upper FROM agg_price_elasticities a"
                + " JOIN dim_products p USING (product_id) WHERE a.verdict = 'identified'")) {
      String[] cells = row.split(",", -1);
      DemoTruth.Elasticity planted = bySku.get(cells[0]);
      assertThat(planted).as(cells[0]).isNotNull();
      identified++;
      boolean holds =
          Double.parseDouble(cells[1]) <= planted.elasticity()
              && planted.elasticity() <= Double.parseDouble(cells[2]);
      inside += holds ? 1 : 0;
    }
    assertThat(identified).isGreaterThanOrEqualTo(20);
    assertThat((double) inside / identified).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void pricesThatNeverMovedAreNotIdentified() {
    List<String> unknown =
        ask(
            "SELECT p.sku FROM agg_price_elasticities a JOIN dim_products p USING (product_id)"
                + " WHERE a.verdict = 'not_identified'");
    List<String> sold =
        ask("SELECT p.sku FROM agg_price_elasticities a JOIN dim_products p USING (product_id)");
    List<String> fixed =
        truth.elasticities().stream()
            .filter(one -> one.priceChanges() == 0)
            .flatMap(one -> one.skus().stream())
            .filter(sold::contains)
            .toList();

    assertThat(fixed).isNotEmpty();
    assertThat(unknown).containsAll(fixed);
  }

  @Test
  void plantedUpliftsLieInTheirIntervals() {
    Map<String, DemoTruth.PromotionEffect> planted = new HashMap<>();
    truth.promotions().forEach(one -> planted.put(one.promotionId(), one));
    List<String> measured =
        ask(
            "SELECT subject_id, 1 + uplift_lower, 1 + uplift_upper, verdict, 1 + uplift,"
                + " baseline_units FROM agg_campaign_effectiveness WHERE uplift_lower IS NOT NULL");
    List<String> missed = new ArrayList<>();
    for (String row : measured) {
      String[] cells = row.split(",", -1);
      double uplift = planted.get(cells[0]).uplift();
      if (uplift < Double.parseDouble(cells[1]) || uplift > Double.parseDouble(cells[2])) {
        missed.add(row + " planted " + uplift);
      }
    }
    assertThat(measured).hasSizeGreaterThanOrEqualTo(planted.size() / 2);
    assertThat(missed)
        .as("of " + measured.size())
        .hasSizeLessThanOrEqualTo(measured.size() * 15 / 100);
  }

  private static List<String> ask(String sql) {
    CommandRun run =
        CommandRun.in(directory, "query", "--quiet", "--lake", "lake", "--output", "csv", sql);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().lines().skip(1).toList();
  }
}
