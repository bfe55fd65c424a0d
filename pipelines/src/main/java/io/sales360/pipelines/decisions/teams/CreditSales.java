package io.sales360.pipelines.decisions.teams;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.decision.FctCreditedSale;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.SalesCredit;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Credits lines and returns to salespeople, by shares where there are any, and to the teams and
 * territories that these had then; bounded. Lines, returns and shares of one order meet in one
 * shuffle. The ledger counts each line, return and share once, however many rows are about it.
 */
final class CreditSales extends PTransform<PBegin, PCollectionTuple> {
  static final String TABLE = "fct_credited_sales";
  private static final Blocks<CreditItem> ITEMS =
      Blocks.ofKind(0, RecordCoder.of(CreditItem.class));
  private static final Blocks<SalesCredit> SHARES =
      Blocks.ofKind(1, RecordCoder.of(SalesCredit.class));

  private final MartReader marts;
  private final CrewView crews;
  private final BundleStep<FctCreditedSale> credited;

  private CreditSales(MartReader marts, CrewView crews, BundleStep<FctCreditedSale> credited) {
    this.marts = marts;
    this.crews = crews;
    this.credited = credited;
  }

  /**
   * Of a deployment.
   *
   * @param credited what to do with the rows
   */
  static CreditSales of(MartReader marts, CrewView crews, BundleStep<FctCreditedSale> credited) {
    return new CreditSales(marts, crews, credited);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    Buckets buckets = marts.buckets();
    TupleTag<KV<Integer, byte[]>> ofLines = new TupleTag<>("lines");
    TupleTag<KV<Integer, byte[]>> ofReturns = new TupleTag<>("returns");
    TupleTag<KV<Integer, byte[]>> ofShares = new TupleTag<>("shares");
    BundleStep<FctOrderLine> lines =
        GroupByBucket.pack(ofLines, ITEMS, CreditItem::key, buckets)
            .of((FctOrderLine line) -> CreditItem.of(line));
    BundleStep<FctReturn> returns =
        GroupByBucket.pack(ofReturns, ITEMS, CreditItem::key, buckets)
            .of((FctReturn back) -> CreditItem.of(back));
    List<Output<?>> outputs = new ArrayList<>(credited.outputs());
    outputs.add(Accounts.COUNTED_OUTPUT);
    return Output.coded(
        PCollectionList.of(marts.orderLines().into("ItemOfLine", lines).get(ofLines))
            .and(marts.returns().into("ItemOfReturn", returns).get(ofReturns))
            .and(
                marts
                    .scan("fct_sales_credits", SalesCredit.class)
                    .into(
                        "PackShares",
                        GroupByBucket.pack(ofShares, SHARES, SalesCredit::orderId, buckets))
                    .get(ofShares))
            .apply("FlattenItems", Flatten.pCollections())
            .apply("JoinOrders", GroupByKey.create())
            .apply(
                "CreditEach",
                ParDo.of(new ShareFn(crews, credited))
                    .withSideInputs(crews.view())
                    .withOutputTags(Accounts.COUNTED, Output.others(Accounts.COUNTED, outputs))),
        outputs);
  }

  private static final class ShareFn extends CreditFn<KV<Integer, Iterable<byte[]>>, LedgerEntry> {
    private final String lines = MeasureOwners.account(TABLE, "");
    private final String returns = MeasureOwners.account(TABLE, ":returns");
    private final String shares = MeasureOwners.account(TABLE, ":shares");
    private final CrewView crewView;
    private final BundleStep<FctCreditedSale> credited;

    ShareFn(CrewView crews, BundleStep<FctCreditedSale> credited) {
      super(crews);
      this.crewView = crews;
      this.credited = credited;
    }

    @Override
    @StartBundle
    public void startTally() {
      super.startTally();
      credited.start();
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket,
        ProcessContext context,
        MultiOutputReceiver outputs) {
      Emitter out = Emitter.of(outputs);
      List<byte[]> parts = Blocks.hold(bucket.getValue());
      Map<String, OrderCredits> orders = new TreeMap<>();
      for (CreditItem item : ITEMS.in(parts)) {
        orders.computeIfAbsent(item.key(), key -> new OrderCredits()).add(item);
      }
      for (SalesCredit share : SHARES.in(parts)) {
        orders.computeIfAbsent(share.orderId(), key -> new OrderCredits()).add(share);
      }
      for (OrderCredits order : orders.values()) {
        order.items().forEach(item -> credit(item, order, crews(context), out));
        count(order.usedCredits(), Kind.WRITTEN, TABLE);
        count(order.unusedCredits(), Kind.FILTERED, "no sale has the order and line");
      }
    }

    @Override
    @FinishBundle
    public void flushTally(FinishBundleContext context) {
      credited.finish(Emitter.of(context));
      super.flushTally(context);
    }

    private void credit(CreditItem item, OrderCredits order, Crews crews, Emitter out) {
      String account = item.isReturn() ? returns : lines;
      read(account, item.amount());
      if (!item.isCounted()) {
        leaveOut(account, "no sale", item.amount());
      } else if (item.day().isAfter(crewView.asOf())) {
        leaveOut(account, "after as-of date", item.amount());
      } else {
        List<FctCreditedSale> rows = order.share(item, crews);
        if (rows.isEmpty()) {
          leaveOut(account, "no salesperson", item.amount());
        } else {
          count(account, Kind.WRITTEN, TABLE, item.amount());
          rows.forEach(row -> credited.add(row, out));
        }
      }
    }

    private void count(long rows, Kind kind, String outcome) {
      if (rows > 0) {
        count(shares, Kind.READ, "", rows, null);
        count(shares, kind, outcome, rows, null);
      }
    }
  }
}
