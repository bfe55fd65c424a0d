package io.sales360.pipelines.decisions.stock;

import io.sales360.common.decision.AggProductStock;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.values.KV;

/** Rows of the products of one bucket, whose counts and days of sale must fit into memory. */
final class ProductFn extends AccountingFn<KV<Integer, CoGbkResult>, AggProductStock> {
  static final String WRITTEN = "agg_product_stock";

  private final LocalDate asOf;
  private final String currencyCode;

  ProductFn(LocalDate asOf, String currencyCode) {
    this.asOf = asOf;
    this.currencyCode = currencyCode;
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, CoGbkResult> bucket, OutputReceiver<AggProductStock> rows) {
    Map<String, StockHistory> histories = new TreeMap<>();
    for (StockCount count : bucket.getValue().getAll(CountFn.COUNTS)) {
      histories.computeIfAbsent(count.productId(), StockHistory::new).add(count);
    }
    for (SoldDay day : bucket.getValue().getAll(StudyStock.DAYS)) {
      histories.computeIfAbsent(day.productId(), StockHistory::new).add(day);
    }
    for (StockHistory history : histories.values()) {
      StockRows product = new StockRows(history, asOf, currencyCode);
      for (SoldDay day : history.sales()) {
        boolean isIn = product.hasRow(day.day());
        count(
            SaleStep.ACCOUNT,
            isIn ? Kind.WRITTEN : Kind.FILTERED,
            isIn ? WRITTEN : "in a month without a count",
            day.lineCount(),
            day.net());
      }
      product.all().forEach(rows::output);
    }
  }
}
