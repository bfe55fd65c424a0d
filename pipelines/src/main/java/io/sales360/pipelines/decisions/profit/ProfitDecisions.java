package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.AggPriceVolumeMix;
import io.sales360.common.decision.AggProductProfitability;
import io.sales360.common.decision.AggSalesAnomaly;
import io.sales360.common.decision.AggSalesDriver;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.table.Layer;
import io.sales360.common.table.Manifest;
import io.sales360.common.table.TableScan;
import io.sales360.common.table.TableSpec;
import io.sales360.common.table.WriteTable;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.Shelf;
import org.apache.beam.sdk.values.PCollectionTuple;

/** What earns, and what moved sales: the tables of this use case. */
public final class ProfitDecisions {
  private static final TableSpec<FctMargin> MARGINS =
      TableSpec.of("fct_margins", Layer.DECISIONS, FctMargin.class)
          .grain("one row per order line that counts as a sale")
          .sortedBy("order_id", "line_id");
  private static final TableSpec<AggProductProfitability> PROFITS =
      TableSpec.of("agg_product_profitability", Layer.DECISIONS, AggProductProfitability.class)
          .grain("one row per period grain, period and product")
          .sortedBy("product_id", "period_grain", "starts_on");
  private static final TableSpec<AggPriceVolumeMix> BRIDGES =
      TableSpec.of("agg_price_volume_mix", Layer.DECISIONS, AggPriceVolumeMix.class)
          .grain("one row per comparison, period, measure and product")
          .sortedBy("starts_on", "comparison", "measure", "product_id");
  private static final TableSpec<AggSalesDriver> DRIVERS =
      TableSpec.of("agg_sales_drivers", Layer.DECISIONS, AggSalesDriver.class)
          .grain("one row per comparison, period, dimension and member")
          .sortedBy("starts_on", "comparison", "dimension", "member");
  private static final TableSpec<AggSalesAnomaly> ANOMALIES =
      TableSpec.of("agg_sales_anomalies", Layer.DECISIONS, AggSalesAnomaly.class)
          .grain("one row per odd period, dimension and one of its three largest contributors")
          .sortedBy("starts_on", "period_grain", "dimension", "member_rank");

  private static final String BRIDGE =
      """
      SELECT comparison, starts_on, previous_starts_on, has_ended, measure, currency_code,
             sum(previous_amount) AS previous_amount,
             sum(volume_effect) AS volume_effect,
             sum(mix_effect) AS mix_effect,
             sum(price_effect) AS price_effect,
             sum(promotion_effect) AS promotion_effect,
             sum(exchange_effect) AS exchange_effect,
             sum(cost_effect) AS cost_effect,
             sum(returns_effect) AS returns_effect,
             sum(new_effect) AS new_effect,
             sum(lost_effect) AS lost_effect,
             sum(other_effect) AS other_effect,
             sum(rounding_effect) AS rounding_effect,
             sum(current_amount) AS current_amount
      FROM agg_price_volume_mix
      GROUP BY ALL
      """;

  private ProfitDecisions() {}

  /**
   * Adds the tables of this use case to a job.
   *
   * @return {@code fct_margins}, for use cases that ask what lines earned
   */
  public static TableScan<FctMargin> assemble(MartReader marts, Shelf shelf, Accounts accounts) {
    TermsView terms = TermsView.of(marts);
    PCollectionTuple made =
        accounts.take(
            marts
                .pipeline()
                .apply("BuildMargins", BuildMargins.from(marts, terms, WriteTable.pack(MARGINS))));
    TableScan<FctMargin> margins =
        TableScan.ofWritten(MARGINS, marts.plan().lake(), shelf.writePacked(MARGINS, made));
    PCollectionTuple products =
        accounts.take(
            made.get(BuildMargins.UNMATCHED)
                .apply(
                    "SummarizeProducts",
                    SummarizeProducts.of(margins, marts.returns(), terms, marts.buckets())));
    PCollectionTuple sales =
        accounts.take(
            marts
                .rows("agg_daily_sales", AggDailySales.class)
                .apply("ExplainSales", ExplainSales.from(marts, terms)));
    shelf.write(PROFITS, products.get(SummarizeProducts.PROFITS));
    shelf.write(BRIDGES, products.get(SummarizeProducts.BRIDGES));
    shelf.write(DRIVERS, sales.get(ExplainSales.DRIVERS));
    shelf.write(ANOMALIES, sales.get(ExplainSales.ANOMALIES));
    shelf.view(
        new Manifest.View(
            "sales_bridge",
            BRIDGE,
            "One row per comparison, period and measure: from the earlier to the later amount by"
                + " effect; the effects sum to the difference."));
    return margins;
  }
}
