package io.sales360.pipelines.decisions.stock;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingStep;
import org.jspecify.annotations.Nullable;

/** Keeps the lines of goods. */
final class SaleStep extends AccountingStep<FctMargin, SoldDay> {
  static final String ACCOUNT = "decision:agg_product_stock:sales";
  static final String SERVICE = "service";

  SaleStep(BundleStep<SoldDay> days) {
    super(days);
  }

  @Override
  protected @Nullable SoldDay keep(FctMargin line) {
    count(ACCOUNT, Kind.READ, "", line.netAmount());
    if (line.isService()) {
      count(ACCOUNT, Kind.FILTERED, SERVICE, line.netAmount());
      return null;
    }
    return SoldDay.of(line);
  }
}
