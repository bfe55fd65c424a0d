package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.AggSalesAnomaly;
import io.sales360.common.decision.AggSalesDriver;
import io.sales360.common.decision.SalesDimension;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.AggDailySales;
import io.sales360.common.model.Product;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Buckets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/** The steps of {@link ExplainSales}. */
final class SegmentSteps {
  static final TupleTag<SegmentDay> DAYS = new TupleTag<>() {};
  static final TupleTag<OddPeriod> ODD = new TupleTag<>() {};
  static final TupleTag<SegmentShare> SHARES = new TupleTag<>() {};
  private static final String TABLE = "agg_sales_drivers";
  private static final String ACCOUNT = "decision:" + TABLE;

  private SegmentSteps() {}

  /** Sums within the bundle: a cell is seen by five dimensions, but days have few members. */
  static final class SeeFn extends AccountingFn<AggDailySales, SegmentDay> {
    private static final int FLUSH_AT = 50_000;

    private final TermsView view;
    private transient @Nullable Terms terms;
    private transient @Nullable Map<String, SegmentDay> held;

    SeeFn(TermsView view) {
      this.view = view;
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      terms = null;
      held = new LinkedHashMap<>();
    }

    @ProcessElement
    public void process(
        @Element AggDailySales cell, ProcessContext context, OutputReceiver<SegmentDay> days) {
      BigDecimal net = cell.netSales();
      count(ACCOUNT, LedgerEntry.Kind.READ, "", cell.lineCount(), net);
      if (cell.day().isAfter(view.asOf())) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "after as-of date", cell.lineCount(), net);
        return;
      }
      if (terms == null) {
        terms = view.read(context);
      }
      Product product = terms.product(cell.productId());
      Map<String, SegmentDay> sums = held == null ? new LinkedHashMap<>() : held;
      for (SegmentDay day : SegmentDay.of(cell, product == null ? null : product.category())) {
        sums.merge(day.key(), day, SegmentDay::plus);
      }
      if (sums.size() >= FLUSH_AT) {
        sums.values().forEach(days::output);
        sums.clear();
      }
    }

    @Override
    @FinishBundle
    public void flushTally(FinishBundleContext context) {
      super.flushTally(context);
      if (held != null) {
        held.values()
            .forEach(
                day ->
                    context.output(day, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
      }
    }
  }

  static final class KeyFn<T> extends DoFn<T, KV<Integer, T>> {
    private final SerializableFunction<T, String> key;
    private final Buckets buckets;

    KeyFn(SerializableFunction<T, String> key, Buckets buckets) {
      this.key = key;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(@Element T element, OutputReceiver<KV<Integer, T>> keyed) {
      keyed.output(KV.of(buckets.of(key.apply(element)), element));
    }
  }

  static final class OddFn extends AccountingFn<KV<Integer, Iterable<SegmentDay>>, OddPeriod> {
    private final LocalDate asOf;

    OddFn(LocalDate asOf) {
      this.asOf = asOf;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<SegmentDay>> total, OutputReceiver<OddPeriod> odd) {
      SegmentHistory history = new SegmentHistory(SalesDimension.TOTAL, SegmentDay.ALL);
      for (SegmentDay day : total.getValue()) {
        count(ACCOUNT, LedgerEntry.Kind.WRITTEN, TABLE, day.lineCount(), day.net());
        history.add(day);
      }
      odd.output(OddPeriod.mark(history.firstDay()));
      history.oddPeriods(asOf).forEach(odd::output);
    }
  }

  static final class CompareFn extends DoFn<KV<Integer, Iterable<SegmentDay>>, AggSalesDriver> {
    private final TermsView view;
    private final PCollectionView<List<OddPeriod>> oddView;

    CompareFn(TermsView view, PCollectionView<List<OddPeriod>> oddView) {
      this.view = view;
      this.oddView = oddView;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<SegmentDay>> bucket,
        ProcessContext context,
        MultiOutputReceiver outputs) {
      List<OddPeriod> odd = context.sideInput(oddView);
      LocalDate firstDay =
          odd.stream().filter(OddPeriod::isMark).map(OddPeriod::startsOn).findFirst().orElseThrow();
      Map<String, SegmentHistory> members = new TreeMap<>();
      for (SegmentDay day : bucket.getValue()) {
        members
            .computeIfAbsent(
                day.memberKey(), key -> new SegmentHistory(day.dimension(), day.member()))
            .add(day);
      }
      for (SegmentHistory member : members.values()) {
        member
            .drivers(firstDay, view.asOf(), view.reporting().currency())
            .forEach(outputs.get(ExplainSales.DRIVERS)::output);
        member.shares(odd).forEach(outputs.get(SHARES)::output);
      }
    }
  }

  static final class RankFn extends DoFn<KV<Integer, Iterable<SegmentShare>>, AggSalesAnomaly> {
    private static final int MOST = 3;

    private final String currencyCode;

    RankFn(String currencyCode) {
      this.currencyCode = currencyCode;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<SegmentShare>> bucket, OutputReceiver<AggSalesAnomaly> rows) {
      Map<String, List<SegmentShare>> groups = new TreeMap<>();
      for (SegmentShare share : bucket.getValue()) {
        groups
            .computeIfAbsent(share.period().key() + share.dimension(), key -> new ArrayList<>())
            .add(share);
      }
      for (List<SegmentShare> group : groups.values()) {
        group.sort(
            Comparator.comparing((SegmentShare share) -> share.contribution().abs())
                .reversed()
                .thenComparing(SegmentShare::member));
        for (int i = 0; i < Math.min(MOST, group.size()); i++) {
          rows.output(row(group.get(i), i + 1));
        }
      }
    }

    private AggSalesAnomaly row(SegmentShare share, int rank) {
      OddPeriod period = share.period();
      return new AggSalesAnomaly(
          period.grain(),
          period.startsOn(),
          period.net(),
          period.expected(),
          period.lower(),
          period.upper(),
          period.score(),
          period.reference(),
          share.dimension(),
          rank,
          share.member(),
          share.net(),
          share.reference(),
          share.contribution(),
          currencyCode);
    }
  }
}
