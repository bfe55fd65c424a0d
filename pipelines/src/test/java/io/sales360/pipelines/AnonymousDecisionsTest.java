package io.sales360.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import io.sales360.common.table.Lake;
import io.sales360.common.table.Manifest;
import io.sales360.pipelines.run.RunPlan;
import io.sales360.pipelines.testing.LakeQueries;
import io.sales360.pipelines.testing.SampleProduct;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till that knows no customers: tables about them are absent, baskets are not. */
class AnonymousDecisionsTest {
  @TempDir private Path directory;

  @Test
  void tablesOfCustomersAreAbsentWithAReason() throws Exception {
    StringBuilder orders =
        new StringBuilder("id,day,customer,channel,currency,shipping,status,changed\n");
    StringBuilder lines = new StringBuilder("id,sku,quantity,price\n");
    for (int i = 0; i < 60; i++) {
      orders.append("O%d,2024-01-15,,WEB,USD,,ok,2024-01-15\n".formatted(i));
      lines.append("O%d,%s,1,10.00\n".formatted(i, i < 30 ? "P1" : "P3"));
      if (i < 20) {
        lines.append("O%d,P2,1,5.00\n".formatted(i));
      }
    }
    SampleProduct sample =
        SampleProduct.in(directory)
            .file("orders.csv", orders.toString())
            .file("lines.csv", lines.toString());

    run(sample.plan("a1"), sample);

    Manifest manifest = Lake.at(sample.lake()).current().orElseThrow().manifest();
    assertThat(manifest.absent())
        .filteredOn(gone -> gone.reason().startsWith("no customer is known"))
        .extracting(Manifest.AbsentTable::name)
        .containsExactlyInAnyOrder(
            "agg_customers_360",
            "agg_customer_preferences",
            "agg_customer_cohorts",
            "agg_purchase_intervals",
            "fct_lifetime_fits",
            "fct_lifetime_calibration",
            "agg_next_best_products",
            "fct_recommendation_scores");
    assertThat(manifest.views()).extracting(Manifest.View::name).doesNotContain("customer_churn");
    assertThat(
            LakeQueries.ask(
                sample.lake(),
                """
                SELECT product_id, other_product_id, pair_order_count, lift, conviction
                FROM agg_product_affinity ORDER BY 1
                """))
        .containsExactly("P1|P2|20|2.0|2.0", "P2|P1|20|2.0|null");
  }

  private static void run(RunPlan plan, SampleProduct sample) throws IOException {
    Pipeline marts = pipeline();
    SalesMartsPipeline.assemble(marts, plan, false);
    marts.run().waitUntilFinish();
    Manifest staged = Lake.at(sample.lake()).staged(plan.attempt()).orElseThrow();
    Pipeline decisions = pipeline();
    SalesDecisionsPipeline.assemble(decisions, plan, staged, true);
    decisions.run().waitUntilFinish();
  }

  private static Pipeline pipeline() {
    return Pipeline.create(PipelineOptionsFactory.fromArgs("--runner=DirectRunner").create());
  }
}
