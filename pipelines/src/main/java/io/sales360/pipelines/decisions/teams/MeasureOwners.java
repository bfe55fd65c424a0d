package io.sales360.pipelines.decisions.teams;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.decision.AggPerformance;
import io.sales360.common.decision.FctCreditedSale;
import io.sales360.common.decision.PerformanceOwner;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.model.SalesTarget;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.AccountingStep;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.jspecify.annotations.Nullable;

/**
 * Sums credited lines and returns per owner and day, as {@link #step} packs them, holds them
 * against targets and compares the owners of each period; bounded. The days of all owners together
 * are a side input. The ledger holds the table to every credit and target.
 */
final class MeasureOwners extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  static final TupleTag<AggPerformance> ROWS = new TupleTag<>() {};
  private static final TupleTag<TargetPart> PARTS = new TupleTag<>() {};
  private static final TupleTag<KV<String, AggPerformance>> KEYED = new TupleTag<>() {};

  private final PCollection<SalesTarget> targets;
  private final CrewView crews;
  private final PerformanceOwner owner;
  private final String table;
  private final LocalDate asOf;
  private final String currencyCode;
  private final Buckets buckets;

  private MeasureOwners(MartReader marts, CrewView crews, PerformanceOwner owner, String table) {
    this.targets = marts.rows("fct_sales_targets", SalesTarget.class);
    this.crews = crews;
    this.owner = owner;
    this.table = table;
    this.asOf = marts.plan().asOf();
    this.currencyCode = marts.plan().product().reporting().currency();
    this.buckets = marts.buckets();
  }

  static MeasureOwners of(MartReader marts, CrewView crews, PerformanceOwner owner, String table) {
    return new MeasureOwners(marts, crews, owner, table);
  }

  /** The name of an account in the ledger. */
  static String account(String table, String part) {
    return "decision:" + table + part;
  }

  /** The step that sums credits per owner and day where they are made. */
  static BundleStep<FctCreditedSale> step(PerformanceOwner owner, String table, Buckets buckets) {
    return new OwnStep(owner, table, sums(buckets).step(days(table)));
  }

  /** Where {@link #step} puts them. */
  static TupleTag<KV<Integer, byte[]>> days(String table) {
    return new TupleTag<>("days of " + table);
  }

  private static SumByKey<SellerDay> sums(Buckets buckets) {
    return SumByKey.of(SellerDay.class, SellerDay::key, (a, b) -> a.plus(b), buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> daily) {
    PCollectionTuple parts =
        targets.apply(
            "CreditTargets",
            ParDo.of(new TargetFn(crews, owner, account(table, ":targets"), currencyCode))
                .withSideInputs(crews.view())
                .withOutputTags(PARTS, TupleTagList.of(Accounts.COUNTED)));
    PCollection<SellerDay> days = daily.apply("SumDays", sums(buckets).ofPacked());
    PCollectionTuple rows = rows(days, parts.get(PARTS));
    PCollection<AggPerformance> compared =
        rows.get(KEYED)
            .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(AggPerformance.class)))
            .apply("GroupPeriods", GroupByKey.create())
            .apply("Compare", ParDo.of(new CompareFn()))
            .setCoder(RecordCoder.of(AggPerformance.class));
    return PCollectionTuple.of(ROWS, compared)
        .and(Accounts.COUNTED, Accounts.together(parts, rows));
  }

  private PCollectionTuple rows(PCollection<SellerDay> days, PCollection<TargetPart> parts) {
    PCollectionView<List<DayFigures>> company = company(days);
    return KeyedPCollectionTuple.of(
            RowsFn.DAYS,
            days.apply(
                    "KeyDays",
                    WithKeys.of((SellerDay day) -> day.ownerId())
                        .withKeyType(TypeDescriptors.strings()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(SellerDay.class))))
        .and(
            RowsFn.TARGETS,
            parts
                .setCoder(RecordCoder.of(TargetPart.class))
                .apply(
                    "KeyTargets",
                    WithKeys.of((TargetPart part) -> part.ownerId())
                        .withKeyType(TypeDescriptors.strings()))
                .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(TargetPart.class))))
        .apply("JoinOwners", CoGroupByKey.create())
        .apply(
            "MakeRows",
            ParDo.of(new RowsFn(crews, owner, company, table, asOf, currencyCode))
                .withSideInputs(crews.view(), company)
                .withOutputTags(KEYED, TupleTagList.of(Accounts.COUNTED)));
  }

  private PCollectionView<List<DayFigures>> company(PCollection<SellerDay> days) {
    return days.apply(
            "DayOfCompany",
            MapElements.into(TypeDescriptor.of(DayFigures.class)).via(SellerDay::figures))
        .setCoder(RecordCoder.of(DayFigures.class))
        .apply(
            "SumCompany",
            SumByKey.of(
                DayFigures.class, day -> day.day().toString(), (a, b) -> a.plus(b), buckets))
        .apply("ViewCompany", View.asList());
  }

  /** Gives credits to the owner; those of people without a team to none where teams are owners. */
  private static final class OwnStep extends AccountingStep<FctCreditedSale, SellerDay> {
    private final PerformanceOwner owner;
    private final String lines;
    private final String returns;

    OwnStep(PerformanceOwner owner, String table, BundleStep<SellerDay> days) {
      super(days);
      this.owner = owner;
      this.lines = account(table, "");
      this.returns = account(table, ":returns");
    }

    @Override
    protected @Nullable SellerDay keep(FctCreditedSale credited) {
      String account = credited.isReturn() ? returns : lines;
      BigDecimal amount = credited.isReturn() ? credited.refundAmount() : credited.netAmount();
      count(account, Kind.READ, "", amount);
      String ownerId =
          owner == PerformanceOwner.SALESPERSON ? credited.salespersonId() : credited.teamId();
      if (ownerId == null) {
        count(account, Kind.FILTERED, "no team", amount);
        return null;
      }
      return SellerDay.of(ownerId, credited);
    }
  }

  private static final class CompareFn
      extends DoFn<KV<String, Iterable<AggPerformance>>, AggPerformance> {
    @ProcessElement
    public void process(
        @Element KV<String, Iterable<AggPerformance>> period, OutputReceiver<AggPerformance> rows) {
      FairRanking.of(period.getValue()).forEach(rows::output);
    }
  }
}
