package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.AggPriceVolumeMix;
import io.sales360.common.decision.AggProductProfitability;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.decision.PeriodGrain;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Sums margins per product and period, ranks products and explains what moved them; bounded. All
 * products of one period, a few numbers each, must fit into memory: a period is one key. The ledger
 * holds the history rows to every margin row and unmatched return.
 */
final class SummarizeProducts extends PTransform<PCollection<FctMargin>, PCollectionTuple> {
  static final TupleTag<AggProductProfitability> PROFITS = new TupleTag<>() {};
  static final TupleTag<AggPriceVolumeMix> BRIDGES = new TupleTag<>() {};
  private static final TupleTag<ProductCell> CELLS = new TupleTag<>() {};
  private static final String TABLE = "agg_product_profitability";
  private static final String ACCOUNT = "decision:" + TABLE;

  private final PCollection<FctReturn> returns;
  private final PCollection<FctReturn> unmatched;
  private final TermsView terms;
  private final Buckets buckets;

  private SummarizeProducts(
      PCollection<FctReturn> returns,
      PCollection<FctReturn> unmatched,
      TermsView terms,
      Buckets buckets) {
    this.returns = returns;
    this.unmatched = unmatched;
    this.terms = terms;
    this.buckets = buckets;
  }

  /**
   * Less what came back.
   *
   * @param returns all returns
   * @param unmatched those up to the as-of date of no line that was sold
   */
  static SummarizeProducts lessReturns(
      PCollection<FctReturn> returns,
      PCollection<FctReturn> unmatched,
      TermsView terms,
      Buckets buckets) {
    return new SummarizeProducts(returns, unmatched, terms, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctMargin> margins) {
    RecordCoder<ProductCell> coder = RecordCoder.of(ProductCell.class);
    PCollectionTuple sold =
        margins.apply(
            "CellOfMargin",
            ParDo.of(new CellFn()).withOutputTags(CELLS, TupleTagList.of(Accounts.COUNTED)));
    PCollectionTuple rows =
        PCollectionList.of(sold.get(CELLS).setCoder(coder))
            .and(dayReturns().setCoder(coder))
            .and(
                unmatched
                    .apply(
                        "CellOfUnmatched",
                        MapElements.into(TypeDescriptor.of(ProductCell.class))
                            .via((FctReturn back) -> ProductCell.unmatched(back)))
                    .setCoder(coder))
            .apply("FlattenCells", Flatten.pCollections())
            .apply(
                "SumCells",
                SumByKey.of(ProductCell.class, ProductCell::key, (a, b) -> a.plus(b), buckets))
            .apply("KeyByProduct", ParDo.of(new KeyFn(buckets)))
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("GroupProducts", GroupByKey.create())
            .apply("CutPeriods", ParDo.of(new CutFn(terms)).withSideInputs(terms.view()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(ProductPeriod.class)))
            .apply("GroupPeriods", GroupByKey.create())
            .apply(
                "ReportPeriods",
                ParDo.of(new ReportFn(terms))
                    .withOutputTags(PROFITS, TupleTagList.of(BRIDGES).and(Accounts.COUNTED)));
    PCollection<LedgerEntry> counted = Accounts.together(sold, rows);
    return PCollectionTuple.of(
            PROFITS, rows.get(PROFITS).setCoder(RecordCoder.of(AggProductProfitability.class)))
        .and(BRIDGES, rows.get(BRIDGES).setCoder(RecordCoder.of(AggPriceVolumeMix.class)))
        .and(Accounts.COUNTED, counted);
  }

  private PCollection<ProductCell> dayReturns() {
    TermsView until = terms;
    return returns
        .apply("KeepKnown", Filter.by((FctReturn r) -> !r.returnedOn().isAfter(until.asOf())))
        .apply(
            "CellOfReturn",
            MapElements.into(TypeDescriptor.of(ProductCell.class))
                .via((FctReturn back) -> ProductCell.returned(back)));
  }

  private static final class CellFn extends AccountingFn<FctMargin, ProductCell> {
    @ProcessElement
    public void process(@Element FctMargin margin, OutputReceiver<ProductCell> cells) {
      count(ACCOUNT, LedgerEntry.Kind.READ, "", margin.netAmount());
      cells.output(ProductCell.of(margin));
    }
  }

  private static final class KeyFn extends DoFn<ProductCell, KV<Integer, ProductCell>> {
    private final Buckets buckets;

    KeyFn(Buckets buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element ProductCell cell, OutputReceiver<KV<Integer, ProductCell>> keyed) {
      keyed.output(KV.of(buckets.of(cell.productId()), cell));
    }
  }

  private static final class CutFn
      extends DoFn<KV<Integer, Iterable<ProductCell>>, KV<String, ProductPeriod>> {
    private final TermsView view;
    private transient @Nullable Terms terms;

    CutFn(TermsView view) {
      this.view = view;
    }

    @StartBundle
    public void forgetTerms() {
      terms = null;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<ProductCell>> bucket,
        ProcessContext context,
        OutputReceiver<KV<String, ProductPeriod>> periods) {
      Terms known = terms == null ? view.read(context) : terms;
      terms = known;
      Map<String, ProductHistory> histories = new TreeMap<>();
      for (ProductCell cell : bucket.getValue()) {
        histories
            .computeIfAbsent(
                cell.productId(), id -> new ProductHistory(id, known.product(id), view.asOf()))
            .add(cell);
      }
      for (ProductHistory history : histories.values()) {
        history.periods().forEach(period -> periods.output(KV.of(period.key(), period)));
      }
    }
  }

  private static final class ReportFn
      extends AccountingFn<KV<String, Iterable<ProductPeriod>>, AggProductProfitability> {
    private final TermsView view;

    ReportFn(TermsView view) {
      this.view = view;
    }

    @ProcessElement
    public void process(
        @Element KV<String, Iterable<ProductPeriod>> period, MultiOutputReceiver outputs) {
      List<ProductPeriod> products = new ArrayList<>();
      period.getValue().forEach(products::add);
      products.sort(Comparator.comparing(ProductPeriod::productId));
      String currency = view.reporting().currency();
      for (AggProductProfitability row : ProductRows.of(products, currency)) {
        if (row.periodGrain() == PeriodGrain.HISTORY) {
          count(
              ACCOUNT,
              LedgerEntry.Kind.WRITTEN,
              TABLE,
              row.lineCount(),
              row.grossSales().subtract(row.discounts()));
        }
        outputs.get(PROFITS).output(row);
      }
      new BridgeRows(view.asOf(), currency).of(products).forEach(outputs.get(BRIDGES)::output);
    }
  }
}
