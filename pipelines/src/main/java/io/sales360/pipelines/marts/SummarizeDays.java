package io.sales360.pipelines.marts;

import io.sales360.common.mart.AggDailyOrders;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Sums sales and returns per day, product, channel and territory, and orders per day, channel and
 * territory, in the reporting currency; bounded. Only lines whose order counts as a sale are
 * summed.
 */
public final class SummarizeDays extends PTransform<PCollection<FctOrderLine>, PCollectionTuple> {
  public static final TupleTag<AggDailySales> SALES = new TupleTag<>() {};
  public static final TupleTag<AggDailyOrders> ORDERS = new TupleTag<>() {};

  private final PCollection<FctReturn> returns;
  private final String currencyCode;
  private final Buckets buckets;

  private SummarizeDays(PCollection<FctReturn> returns, String currencyCode, Buckets buckets) {
    this.returns = returns;
    this.currencyCode = currencyCode;
    this.buckets = buckets;
  }

  public static SummarizeDays lessReturns(
      PCollection<FctReturn> returns, String currencyCode, Buckets buckets) {
    return new SummarizeDays(returns, currencyCode, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctOrderLine> lines) {
    PCollection<DailyCell> cells =
        PCollectionList.of(sold(lines))
            .and(returned())
            .apply("FlattenCells", Flatten.pCollections())
            .apply("SumByProduct", sumCells());
    String currency = currencyCode;
    PCollection<AggDailySales> sales =
        cells
            .apply(
                "ToDailySales",
                MapElements.into(TypeDescriptor.of(AggDailySales.class))
                    .via((DailyCell cell) -> cell.dailySales(currency)))
            .setCoder(RecordCoder.of(AggDailySales.class));
    PCollection<AggDailyOrders> orders =
        cells
            .apply("KeepSold", Filter.by((DailyCell cell) -> cell.lineCount() > 0))
            .apply(
                "DropProduct",
                MapElements.into(TypeDescriptor.of(DailyCell.class))
                    .via((DailyCell cell) -> cell.withoutProduct()))
            .setCoder(RecordCoder.of(DailyCell.class))
            .apply("SumOverProducts", sumCells())
            .apply(
                "ToDailyOrders",
                MapElements.into(TypeDescriptor.of(AggDailyOrders.class))
                    .via((DailyCell cell) -> cell.dailyOrders()))
            .setCoder(RecordCoder.of(AggDailyOrders.class));
    return PCollectionTuple.of(SALES, sales).and(ORDERS, orders);
  }

  private SumByKey<DailyCell> sumCells() {
    return SumByKey.of(DailyCell.class, cell -> cell.key().text(), (a, b) -> a.plus(b), buckets);
  }

  private static PCollection<DailyCell> sold(PCollection<FctOrderLine> lines) {
    return lines
        .apply("KeepSales", Filter.by(FctOrderLine::isSale))
        .apply(
            "CellOfLine",
            MapElements.into(TypeDescriptor.of(DailyCell.class))
                .via((FctOrderLine line) -> DailyCell.of(line)))
        .setCoder(RecordCoder.of(DailyCell.class));
  }

  private PCollection<DailyCell> returned() {
    return returns
        .apply(
            "CellOfReturn",
            MapElements.into(TypeDescriptor.of(DailyCell.class))
                .via((FctReturn r) -> DailyCell.of(r)))
        .setCoder(RecordCoder.of(DailyCell.class));
  }
}
