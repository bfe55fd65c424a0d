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

/** Marts and decisions of a small company, against SQL over its order lines. */
class SalesDecisionsPipelineTest {
  @TempDir private static Path directory;
  private static SampleProduct sample;

  @BeforeAll
  static void runBothJobs() throws IOException {
    sample =
        SampleProduct.in(directory)
            .with(
                """
                  - name: customers
                    depot: files
                    files: customers.csv
                    entity: customer
                    map: {customer_id: id}
                """)
            .file("customers.csv", "id\nC1\nC2\nC3\nC4\nC5\n")
            .file(
                "orders.csv",
                """
                id,day,customer,channel,currency,shipping,status,changed
                o1,2024-01-15,C1,WEB,USD,5.00,ok,2024-01-15
                o2,2024-02-20,C2,SHOP,EUR,,ok,2024-02-20
                o3,2024-02-02,C2,SHOP,USD,,void,2024-02-02
                o4,2023-11-01,C4,SHOP,USD,,ok,2023-11-01
                o5,2024-01-01,C4,WEB,USD,,ok,2024-01-01
                o7,2023-12-31,C5,WEB,USD,,ok,2023-12-31
                o6,2024-03-31,,WEB,USD,,ok,2024-03-31
                """)
            .file(
                "lines.csv",
                """
                id,sku,quantity,price
                O1,P1,2,50.00
                O1,P2,1,20.01
                O2,P1,1,100.00
                O3,P2,1,30.00
                O4,P1,1,50.00
                O5,P1,1,50.00
                O6,P1,3,50.00
                O7,P2,1,20.00
                """)
            .file("rates.csv", "base,day,rate\nEUR,2024-02-19,1.10\n");
    run("a1");
  }

  @Test
  void customersEqualTheirLines() throws Exception {
    assertThat(
            ask(
                """
                SELECT customer_id, state, last_ordered_on, recency_days, order_count, net_sales
                FROM agg_customers_360 ORDER BY customer_id
                """))
        .containsExactly(
            "C1|at_risk|2024-01-15|76|1|120.01",
            "C2|active|2024-02-20|40|1|110",
            "C3|never_purchased|null|null|0|0",
            "C4|at_risk|2024-01-01|90|2|100",
            "C5|churned|2023-12-31|91|1|20");
  }

  @Test
  void ninetyDaysAreNotYetChurned() throws Exception {
    assertThat(ask("SELECT * FROM customer_churn")).containsExactly("Churned|1", "Not Churned|4");
  }

  @Test
  void marginsWithoutCostsAreUnknownAndTheRestWorks() throws Exception {
    assertThat(
            ask(
                """
                SELECT cost_source, unknown_parts, count(*), sum(net_amount),
                       count(contribution_margin1), count(payment_fee_amount),
                       count(campaign_spend_amount), count(contribution_margin3)
                FROM fct_margins GROUP BY ALL
                """))
        .containsExactly("unknown|cost|7|500.01|0|0|0|0");
    assertThat(
            ask(
                """
                SELECT product_id, net_sales, costed_rate, contribution_margin1, abc_by_margin,
                       is_loss_maker
                FROM agg_product_profitability WHERE period_grain = 'history' ORDER BY product_id
                """))
        .containsExactly("P1|460|0|null|null|null", "P2|40.01|0|null|null|null");
    assertThat(
            ask(
                """
                SELECT measure, sum(exchange_effect), sum(change_amount) FROM agg_price_volume_mix
                WHERE starts_on = '2024-02-01' AND comparison = 'month_to_previous_month'
                GROUP BY ALL
                """))
        .containsExactly("net_sales|0|-60.01");
  }

  @Test
  void everyLineIsAccountedFor() throws Exception {
    assertThat(
            ask(
                """
                SELECT kind, outcome, "rows", amount FROM ops_ledger
                WHERE feed = 'decision:agg_customers_360' ORDER BY kind, outcome
                """))
        .containsExactly(
            "filtered|no customer|1|150",
            "filtered|no sale|1|30",
            "read||8|530.01",
            "written|agg_customers_360|6|350.01");
  }

  @Test
  void secondRunChangesNothing() throws Exception {
    Lake lake = Lake.at(sample.lake());
    String hash = lake.current().orElseThrow().manifest().contentHash();

    run("a2");

    assertThat(lake.current().orElseThrow().manifest().contentHash()).isEqualTo(hash);
    assertThat(lake.current().orElseThrow().version()).isEqualTo(1);
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
