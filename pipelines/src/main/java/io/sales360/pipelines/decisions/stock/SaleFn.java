package io.sales360.pipelines.decisions.stock;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import org.apache.beam.sdk.values.TupleTag;

/** Keeps the lines of goods. */
final class SaleFn extends AccountingFn<FctMargin, SoldDay> {
  static final TupleTag<SoldDay> DAYS = new TupleTag<>() {};
  static final String ACCOUNT = "decision:agg_product_stock:sales";
  static final String SERVICE = "service";

  @ProcessElement
  public void process(@Element FctMargin line, OutputReceiver<SoldDay> days) {
    count(ACCOUNT, Kind.READ, "", line.netAmount());
    if (line.isService()) {
      count(ACCOUNT, Kind.FILTERED, SERVICE, line.netAmount());
    } else {
      days.output(SoldDay.of(line));
    }
  }
}
