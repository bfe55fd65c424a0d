package io.sales360.pipelines.decisions.profit;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.InBundle;
import io.sales360.common.decision.AggPriceVolumeMix;
import io.sales360.common.decision.AggProductProfitability;
import io.sales360.common.decision.FctMargin;
import io.sales360.common.decision.PeriodGrain;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordCoder;
import io.sales360.common.table.TableScan;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.AccountingStep;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * Sums margins per product and period, ranks products and explains what moved them; bounded. All
 * products of one period, a few numbers each, must fit into memory: a period is one key. The ledger
 * holds the history rows to every margin row and unmatched return.
 */
final class SummarizeProducts extends PTransform<PCollection<FctReturn>, PCollectionTuple> {
  static final TupleTag<AggProductProfitability> PROFITS = new TupleTag<>() {};
  static final TupleTag<AggPriceVolumeMix> BRIDGES = new TupleTag<>() {};
  private static final String TABLE = "agg_product_profitability";
  private static final String ACCOUNT = "decision:" + TABLE;
  private static final TupleTag<KV<Integer, byte[]>> SOLD = new TupleTag<>("sold");
  private static final TupleTag<KV<Integer, byte[]>> RETURNED = new TupleTag<>("returned");
  private static final TupleTag<KV<Integer, byte[]>> LOST = new TupleTag<>("lost");

  private final TableScan<FctMargin> margins;
  private final TableScan<FctReturn> returns;
  private final TermsView terms;
  private final Buckets buckets;

  private SummarizeProducts(
      TableScan<FctMargin> margins,
      TableScan<FctReturn> returns,
      TermsView terms,
      Buckets buckets) {
    this.margins = margins;
    this.returns = returns;
    this.terms = terms;
    this.buckets = buckets;
  }

  /**
   * Of what was sold and what came back. The transform takes returns up to the as-of date of no
   * line that was sold.
   *
   * @param returns all returns
   */
  static SummarizeProducts of(
      TableScan<FctMargin> margins,
      TableScan<FctReturn> returns,
      TermsView terms,
      Buckets buckets) {
    return new SummarizeProducts(margins, returns, terms, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctReturn> unmatched) {
    RecordCoder<ProductCell> coder = RecordCoder.of(ProductCell.class);
    LocalDate asOf = terms.asOf();
    SumByKey<ProductCell> sums =
        SumByKey.of(ProductCell.class, ProductCell::key, (a, b) -> a.plus(b), buckets);
    PCollectionTuple sold = margins.into("CellOfMargin", new CellStep(sums.step(SOLD)));
    BundleStep<FctReturn> ofReturns =
        sums.step(RETURNED)
            .of(
                (FctReturn back) ->
                    back.returnedOn().isAfter(asOf) ? null : ProductCell.returned(back));
    BundleStep<FctReturn> ofUnmatched =
        sums.step(LOST).of((FctReturn back) -> ProductCell.unmatched(back));
    PCollectionTuple rows =
        PCollectionList.of(sold.get(SOLD))
            .and(returns.into("CellOfReturn", ofReturns).get(RETURNED))
            .and(unmatched.apply("CellOfUnmatched", InBundle.doing(ofUnmatched)).get(LOST))
            .apply("FlattenCells", Flatten.pCollections())
            .apply("SumCells", sums.ofPacked())
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

  private static final class CellStep extends AccountingStep<FctMargin, ProductCell> {
    CellStep(BundleStep<ProductCell> next) {
      super(next);
    }

    @Override
    protected ProductCell keep(FctMargin margin) {
      count(ACCOUNT, LedgerEntry.Kind.READ, "", margin.netAmount());
      return ProductCell.of(margin);
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
