package io.sales360.pipelines.decisions.stock;

import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.model.InventorySnapshot;
import io.sales360.pipelines.decisions.CostBook;
import io.sales360.pipelines.flow.AccountingFn;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Keeps the counts of goods up to the as-of date, with their cost. */
final class CountFn extends AccountingFn<InventorySnapshot, StockCount> {
  static final TupleTag<StockCount> COUNTS = new TupleTag<>() {};
  static final String ACCOUNT = "decision:agg_product_stock";

  private final CostsView view;
  private final LocalDate asOf;
  private transient @Nullable CostBook costs;

  CountFn(CostsView view, LocalDate asOf) {
    this.view = view;
    this.asOf = asOf;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    costs = null;
  }

  @ProcessElement
  public void process(
      @Element InventorySnapshot snapshot,
      ProcessContext context,
      OutputReceiver<StockCount> counts) {
    if (costs == null) {
      costs = view.read(context);
    }
    BigDecimal counted = snapshot.onHandQuantity();
    count(ACCOUNT, Kind.READ, "", counted);
    if (snapshot.countedOn().isAfter(asOf)) {
      count(ACCOUNT, Kind.FILTERED, "after as-of date", counted);
    } else if (costs.isService(snapshot.productId())) {
      count(ACCOUNT, Kind.FILTERED, SaleStep.SERVICE, counted);
    } else {
      count(ACCOUNT, Kind.WRITTEN, ProductFn.WRITTEN, counted);
      counts.output(StockCount.of(snapshot, costs));
    }
  }
}
