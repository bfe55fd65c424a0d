package io.sales360.pipelines.decisions.prices;

import io.sales360.common.decision.AggDiscountDepth;
import io.sales360.common.decision.AggPriceElasticity;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.table.Layer;
import io.sales360.common.table.TableScan;
import io.sales360.common.table.TableSpec;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.Shelf;
import java.util.Optional;
import org.apache.beam.sdk.values.PCollectionTuple;

/** What prices and discounts do to sales: the tables of this use case. */
public final class PriceDecisions {
  private static final TableSpec<AggPriceElasticity> ELASTICITIES =
      TableSpec.of("agg_price_elasticities", Layer.DECISIONS, AggPriceElasticity.class)
          .grain("one row per product that was sold")
          .sortedBy("product_id");
  private static final TableSpec<AggDiscountDepth> DEPTHS =
      TableSpec.of("agg_discount_depths", Layer.DECISIONS, AggDiscountDepth.class)
          .grain("one row per category and band of discount depth")
          .sortedBy("category", "through_rate");

  private PriceDecisions() {}

  /**
   * Adds the tables of this use case to a job, or says why the deployment cannot have them.
   *
   * @param margins one row per line of a sale, with its cost
   */
  public static void assemble(
      MartReader marts, TableScan<FctMargin> margins, Shelf shelf, Accounts accounts) {
    Optional<String> missing = marts.whyAbsent("dim_products");
    if (missing.isPresent()) {
      shelf.absent(ELASTICITIES.name(), missing.get());
      shelf.absent(DEPTHS.name(), missing.get());
      return;
    }
    PCollectionTuple studied =
        accounts.take(marts.pipeline().apply("StudyPrices", StudyPrices.from(marts, margins)));
    shelf.write(ELASTICITIES, studied.get(StudyPrices.ELASTICITIES));
    shelf.write(DEPTHS, studied.get(StudyPrices.DEPTHS));
  }
}
