package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.AggPerformance;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.SalesTarget;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
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
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Sums lines and returns per owner and day, holds them against targets and compares the owners of
 * each period; bounded. The days of all owners together are a side input. The ledger holds the
 * table to every line, return and target.
 */
final class MeasureOwners extends PTransform<PCollection<FctOrderLine>, PCollectionTuple> {
  static final TupleTag<AggPerformance> ROWS = new TupleTag<>() {};
  private static final TupleTag<SellerDay> CREDITED = new TupleTag<>() {};
  private static final TupleTag<TargetPart> PARTS = new TupleTag<>() {};
  private static final TupleTag<KV<String, AggPerformance>> KEYED = new TupleTag<>() {};
  private static final RecordCoder<LedgerEntry> ENTRIES = RecordCoder.of(LedgerEntry.class);

  private final PCollection<FctReturn> returns;
  private final PCollection<SalesTarget> targets;
  private final CrewView crews;
  private final String table;
  private final LocalDate asOf;
  private final String currencyCode;
  private final Buckets buckets;

  private MeasureOwners(MartReader marts, CrewView crews, String table) {
    this.returns = marts.returns();
    this.targets = marts.rows("fct_sales_targets", SalesTarget.class);
    this.crews = crews;
    this.table = table;
    this.asOf = marts.plan().asOf();
    this.currencyCode = marts.plan().product().reporting().currency();
    this.buckets = marts.buckets();
  }

  static MeasureOwners of(MartReader marts, CrewView crews, String table) {
    return new MeasureOwners(marts, crews, table);
  }

  /** The name of an account in the ledger. */
  static String account(String table, String part) {
    return "decision:" + table + part;
  }

  @Override
  public PCollectionTuple expand(PCollection<FctOrderLine> lines) {
    RecordCoder<SellerDay> coder = RecordCoder.of(SellerDay.class);
    PCollectionTuple sold =
        lines.apply(
            "CreditLines",
            ParDo.of(new LineFn(crews, account(table, ""), asOf))
                .withSideInputs(crews.view())
                .withOutputTags(CREDITED, TupleTagList.of(Accounts.COUNTED)));
    PCollectionTuple back =
        returns.apply(
            "CreditReturns",
            ParDo.of(new ReturnFn(crews, account(table, ":returns"), asOf))
                .withSideInputs(crews.view())
                .withOutputTags(CREDITED, TupleTagList.of(Accounts.COUNTED)));
    PCollectionTuple parts =
        targets.apply(
            "CreditTargets",
            ParDo.of(new TargetFn(crews, account(table, ":targets"), currencyCode))
                .withSideInputs(crews.view())
                .withOutputTags(PARTS, TupleTagList.of(Accounts.COUNTED)));
    PCollection<SellerDay> days =
        PCollectionList.of(sold.get(CREDITED).setCoder(coder))
            .and(back.get(CREDITED).setCoder(coder))
            .apply("FlattenDays", Flatten.pCollections())
            .apply(
                "SumDays",
                SumByKey.of(SellerDay.class, SellerDay::key, (a, b) -> a.plus(b), buckets));
    PCollectionTuple rows = rows(days, parts.get(PARTS));
    PCollection<AggPerformance> compared =
        rows.get(KEYED)
            .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(AggPerformance.class)))
            .apply("GroupPeriods", GroupByKey.create())
            .apply("Compare", ParDo.of(new CompareFn()))
            .setCoder(RecordCoder.of(AggPerformance.class));
    return PCollectionTuple.of(ROWS, compared)
        .and(
            Accounts.COUNTED,
            PCollectionList.of(sold.get(Accounts.COUNTED).setCoder(ENTRIES))
                .and(back.get(Accounts.COUNTED).setCoder(ENTRIES))
                .and(parts.get(Accounts.COUNTED).setCoder(ENTRIES))
                .and(rows.get(Accounts.COUNTED).setCoder(ENTRIES))
                .apply("FlattenCounts", Flatten.pCollections()));
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
            ParDo.of(new RowsFn(crews, company, table, asOf, currencyCode))
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

  private static final class LineFn extends CreditFn<FctOrderLine, SellerDay> {
    private final LocalDate asOf;

    LineFn(CrewView crews, String account, LocalDate asOf) {
      super(crews, account);
      this.asOf = asOf;
    }

    @ProcessElement
    public void process(
        @Element FctOrderLine line, ProcessContext context, OutputReceiver<SellerDay> days) {
      read(line.reportingNetAmount());
      if (!line.isSale()) {
        leaveOut("no sale", line.reportingNetAmount());
      } else if (line.orderedOn().isAfter(asOf)) {
        leaveOut("after as-of date", line.reportingNetAmount());
      } else {
        String owner = creditedTo(line.salespersonId(), line.reportingNetAmount(), context);
        if (owner != null) {
          days.output(SellerDay.of(owner, line));
        }
      }
    }
  }

  private static final class ReturnFn extends CreditFn<FctReturn, SellerDay> {
    private final LocalDate asOf;

    ReturnFn(CrewView crews, String account, LocalDate asOf) {
      super(crews, account);
      this.asOf = asOf;
    }

    @ProcessElement
    public void process(
        @Element FctReturn back, ProcessContext context, OutputReceiver<SellerDay> days) {
      read(back.reportingRefundAmount());
      if (back.returnedOn().isAfter(asOf)) {
        leaveOut("after as-of date", back.reportingRefundAmount());
      } else {
        String owner = creditedTo(back.salespersonId(), back.reportingRefundAmount(), context);
        if (owner != null) {
          days.output(SellerDay.of(owner, back));
        }
      }
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
