package io.sales360.pipelines.marts;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.mart.AggDailyOrders;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import io.sales360.pipelines.flow.SumInBundle;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * Sums sales and returns per day, product, channel and territory, and orders per day, channel and
 * territory, in the reporting currency; bounded. Takes the cells of {@link #cellsOfLines} and
 * {@link #cellsOfReturns}. Only lines whose order counts as a sale are summed.
 */
public final class SummarizeDays extends PTransform<PCollection<DailyCell>, PCollectionTuple> {
  public static final TupleTag<AggDailySales> SALES = new TupleTag<>() {};
  public static final TupleTag<AggDailyOrders> ORDERS = new TupleTag<>() {};

  private final String currencyCode;
  private final Buckets buckets;

  private SummarizeDays(String currencyCode, Buckets buckets) {
    this.currencyCode = currencyCode;
    this.buckets = buckets;
  }

  public static SummarizeDays in(String currencyCode, Buckets buckets) {
    return new SummarizeDays(currencyCode, buckets);
  }

  /** The step that sums the lines of a bundle. */
  public static BundleStep<FctOrderLine> cellsOfLines(TupleTag<DailyCell> tag) {
    return cells(tag).of(line -> line.isSale() ? DailyCell.of(line) : null);
  }

  /** The step that sums the returns of a bundle. */
  public static BundleStep<FctReturn> cellsOfReturns(TupleTag<DailyCell> tag) {
    return cells(tag).of(returned -> DailyCell.of(returned));
  }

  private static SumInBundle<DailyCell> cells(TupleTag<DailyCell> tag) {
    return new SumInBundle<>(tag, DailyCell.class, cell -> cell.key().text(), (a, b) -> a.plus(b));
  }

  @Override
  public PCollectionTuple expand(PCollection<DailyCell> partial) {
    PCollection<DailyCell> cells = partial.apply("SumByProduct", sumCells());
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
}
