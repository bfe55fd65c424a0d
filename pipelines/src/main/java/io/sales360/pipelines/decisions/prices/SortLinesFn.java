package io.sales360.pipelines.decisions.prices;

import io.sales360.common.decision.FctMargin;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** Sorts each line of a sale by its week and by the depth of its discount. */
final class SortLinesFn extends AccountingFn<FctMargin, PriceWeek> {
  static final TupleTag<PriceWeek> WEEKS = new TupleTag<>() {};
  static final TupleTag<DepthSales> DEPTHS = new TupleTag<>() {};
  static final String ELASTICITY_TABLE = "agg_price_elasticities";
  static final String DEPTH_TABLE = "agg_discount_depths";
  static final String ELASTICITY_ACCOUNT = "decision:" + ELASTICITY_TABLE;
  static final String DEPTH_ACCOUNT = "decision:" + DEPTH_TABLE;

  private final PCollectionView<Map<String, String>> categoriesView;
  private final LocalDate thisMonday;
  private transient @Nullable Map<String, String> categories;

  /**
   * Of lines up to the as-of date.
   *
   * @param categoriesView category by product
   */
  SortLinesFn(PCollectionView<Map<String, String>> categoriesView, LocalDate asOf) {
    this.categoriesView = categoriesView;
    this.thisMonday = asOf.plusDays(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    categories = null;
  }

  @ProcessElement
  public void process(
      @Element FctMargin line, ProcessContext context, MultiOutputReceiver outputs) {
    if (categories == null) {
      categories = context.sideInput(categoriesView);
    }
    count(ELASTICITY_ACCOUNT, Kind.READ, "", line.netAmount());
    count(DEPTH_ACCOUNT, Kind.READ, "", line.netAmount());
    String category = categories.getOrDefault(line.productId(), "");
    boolean isPriced =
        line.quantity().signum() > 0
            && line.saleGrossAmount().signum() > 0
            && line.grossAmount().signum() > 0;
    if (!isPriced) {
      count(ELASTICITY_ACCOUNT, Kind.FILTERED, "no price", line.netAmount());
      count(DEPTH_ACCOUNT, Kind.FILTERED, "no price", line.netAmount());
      return;
    }
    outputs.get(DEPTHS).output(DepthSales.of(line, category));
    if (line.orderedOn().isBefore(thisMonday)) {
      outputs.get(WEEKS).output(PriceWeek.of(line, category));
    } else {
      count(ELASTICITY_ACCOUNT, Kind.FILTERED, "in a week that has not ended", line.netAmount());
    }
  }
}
