package io.sales360.pipelines.decisions.profit;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.decision.AggSalesAnomaly;
import io.sales360.common.decision.AggSalesDriver;
import io.sales360.common.decision.SalesDimension;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * What moved net sales from one period to another, by members of dimensions, and which periods are
 * unlike those around them; bounded. All days of a bucket's members must fit into memory. The
 * ledger holds the days of the whole to every day, product, channel and territory.
 */
final class ExplainSales extends PTransform<PCollection<AggDailySales>, PCollectionTuple> {
  static final TupleTag<AggSalesDriver> DRIVERS = new TupleTag<>() {};
  static final TupleTag<AggSalesAnomaly> ANOMALIES = new TupleTag<>() {};

  private static final TupleTag<KV<Integer, byte[]>> SOLD = new TupleTag<>("sold");
  private static final TupleTag<KV<Integer, byte[]>> RETURNED = new TupleTag<>("returned");

  private final MartReader marts;
  private final TermsView terms;

  private ExplainSales(MartReader marts, TermsView terms) {
    this.marts = marts;
    this.terms = terms;
  }

  static ExplainSales from(MartReader marts, TermsView terms) {
    return new ExplainSales(marts, terms);
  }

  @Override
  public PCollectionTuple expand(PCollection<AggDailySales> cells) {
    Buckets buckets = marts.buckets();
    RecordCoder<SegmentDay> coder = RecordCoder.of(SegmentDay.class);
    PCollectionTuple seen =
        cells.apply(
            "SeeSegments",
            ParDo.of(new SegmentSteps.SeeFn(terms))
                .withSideInputs(terms.view())
                .withOutputTags(SegmentSteps.DAYS, TupleTagList.of(Accounts.COUNTED)));
    PCollection<SegmentDay> days =
        PCollectionList.of(seen.get(SegmentSteps.DAYS).setCoder(coder))
            .and(customerGroups(buckets).setCoder(coder))
            .apply("FlattenDays", Flatten.pCollections())
            .apply(
                "SumDays",
                SumByKey.of(SegmentDay.class, SegmentDay::key, (a, b) -> a.plus(b), buckets));
    PCollectionTuple odd = oddPeriods(days);
    PCollectionView<List<OddPeriod>> oddView =
        odd.get(SegmentSteps.ODD)
            .setCoder(RecordCoder.of(OddPeriod.class))
            .apply("ViewOddPeriods", View.asList());
    PCollectionTuple moved =
        days.apply(
                "KeyByMember", ParDo.of(new SegmentSteps.KeyFn<>(SegmentDay::memberKey, buckets)))
            .setCoder(KvCoder.of(VarIntCoder.of(), coder))
            .apply("GroupMembers", GroupByKey.create())
            .apply(
                "CompareMembers",
                ParDo.of(new SegmentSteps.CompareFn(terms, oddView))
                    .withSideInputs(oddView)
                    .withOutputTags(DRIVERS, TupleTagList.of(SegmentSteps.SHARES)));
    PCollection<LedgerEntry> counted = Accounts.together(seen, odd);
    return PCollectionTuple.of(
            DRIVERS, moved.get(DRIVERS).setCoder(RecordCoder.of(AggSalesDriver.class)))
        .and(ANOMALIES, anomalies(moved.get(SegmentSteps.SHARES), buckets))
        .and(Accounts.COUNTED, counted);
  }

  private PCollectionTuple oddPeriods(PCollection<SegmentDay> days) {
    return days.apply(
            "KeepTotal", Filter.by((SegmentDay day) -> day.dimension() == SalesDimension.TOTAL))
        .apply(
            "KeyTotal", ParDo.of(new SegmentSteps.KeyFn<>(SegmentDay::memberKey, new Buckets(1))))
        .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(SegmentDay.class)))
        .apply("GroupTotal", GroupByKey.create())
        .apply(
            "FindOddPeriods",
            ParDo.of(new SegmentSteps.OddFn(terms.asOf()))
                .withOutputTags(SegmentSteps.ODD, TupleTagList.of(Accounts.COUNTED)));
  }

  private PCollection<AggSalesAnomaly> anomalies(
      PCollection<SegmentShare> shares, Buckets buckets) {
    RecordCoder<SegmentShare> coder = RecordCoder.of(SegmentShare.class);
    return shares
        .setCoder(coder)
        .apply(
            "KeyByPeriod",
            ParDo.of(new SegmentSteps.KeyFn<>(share -> share.period().key(), buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), coder))
        .apply("GroupOddPeriods", GroupByKey.create())
        .apply("RankSegments", ParDo.of(new SegmentSteps.RankFn(terms.reporting().currency())))
        .setCoder(RecordCoder.of(AggSalesAnomaly.class));
  }

  /** The same net sales, seen by whether the customer was new. */
  private PCollection<SegmentDay> customerGroups(Buckets buckets) {
    LocalDate asOf = terms.asOf();
    SumByKey<CustomerSales> sums =
        SumByKey.of(CustomerSales.class, CustomerSales::customerId, (a, b) -> a.plus(b), buckets);
    BundleStep<FctOrderLine> ofLines =
        sums.pack(SOLD)
            .of(
                (FctOrderLine line) ->
                    line.isSale() && !line.orderedOn().isAfter(asOf)
                        ? CustomerSales.of(line)
                        : null);
    BundleStep<FctReturn> ofReturns =
        sums.pack(RETURNED)
            .of(
                (FctReturn back) ->
                    back.returnedOn().isAfter(asOf) ? null : CustomerSales.of(back));
    return PCollectionList.of(marts.orderLines().into("CustomerOfLine", ofLines).get(SOLD))
        .and(marts.returns().into("CustomerOfReturn", ofReturns).get(RETURNED))
        .apply("FlattenCustomers", Flatten.pCollections())
        .apply("SumCustomers", sums.ofPacked())
        .apply(
            "GroupOfCustomer",
            FlatMapElements.into(TypeDescriptor.of(SegmentDay.class))
                .via((CustomerSales sales) -> sales.grouped()));
  }
}
