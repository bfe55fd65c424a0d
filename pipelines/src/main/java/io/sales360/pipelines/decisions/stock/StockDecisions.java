package io.sales360.pipelines.decisions.stock;

import io.sales360.common.decision.AggProductStock;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.table.Layer;
import io.sales360.common.table.TableScan;
import io.sales360.common.table.TableSpec;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.run.Shelf;
import java.util.Optional;

/** What lies on the shelf: the table of this use case. */
public final class StockDecisions {
  private static final TableSpec<AggProductStock> STOCK =
      TableSpec.of("agg_product_stock", Layer.DECISIONS, AggProductStock.class)
          .grain("one row per product and month in which its stock was counted")
          .sortedBy("product_id", "starts_on");

  private StockDecisions() {}

  /**
   * Adds the table of this use case to a job, or says why the deployment cannot have it.
   *
   * @param margins one row per line of a sale, with its cost
   */
  public static void assemble(
      MartReader marts, TableScan<FctMargin> margins, Shelf shelf, Accounts accounts) {
    Optional<String> missing = marts.whyAbsent("fct_inventory_snapshots");
    if (missing.isPresent()) {
      shelf.absent(STOCK.name(), missing.get());
      return;
    }
    shelf.write(
        STOCK,
        accounts
            .take(marts.pipeline().apply("StudyStock", StudyStock.from(marts, margins)))
            .get(StudyStock.STOCK));
  }
}
