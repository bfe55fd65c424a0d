package io.sales360.pipelines.decisions.teams;

import io.sales360.common.decision.FctCreditedSale;
import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.SalesCredit;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Credits lines and returns to salespeople, by shares where there are any, and to the teams and
 * territories that these had then; bounded. Lines, returns and shares of one order meet in one
 * shuffle. The ledger counts each line, return and share once, however many rows are about it.
 */
final class CreditSales extends PTransform<PCollection<FctOrderLine>, PCollectionTuple> {
  static final String TABLE = "fct_credited_sales";
  static final TupleTag<FctCreditedSale> CREDITED = new TupleTag<>() {};
  private static final TupleTag<CreditItem> ITEMS = new TupleTag<>() {};
  private static final TupleTag<SalesCredit> SHARES = new TupleTag<>() {};

  private final PCollection<FctReturn> returns;
  private final PCollection<SalesCredit> shares;
  private final CrewView crews;
  private final Buckets buckets;

  private CreditSales(MartReader marts, CrewView crews) {
    this.returns = marts.returns();
    this.shares = marts.rows("fct_sales_credits", SalesCredit.class);
    this.crews = crews;
    this.buckets = marts.buckets();
  }

  static CreditSales of(MartReader marts, CrewView crews) {
    return new CreditSales(marts, crews);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctOrderLine> lines) {
    Buckets spread = buckets;
    PCollection<KV<Integer, CreditItem>> items =
        PCollectionList.of(
                lines
                    .apply(
                        "ItemOfLine",
                        MapElements.into(TypeDescriptor.of(CreditItem.class))
                            .via((FctOrderLine line) -> CreditItem.of(line)))
                    .setCoder(RecordCoder.of(CreditItem.class)))
            .and(
                returns
                    .apply(
                        "ItemOfReturn",
                        MapElements.into(TypeDescriptor.of(CreditItem.class))
                            .via((FctReturn back) -> CreditItem.of(back)))
                    .setCoder(RecordCoder.of(CreditItem.class)))
            .apply("FlattenItems", Flatten.pCollections())
            .apply(
                "KeyItems",
                WithKeys.of((CreditItem item) -> spread.of(item.key()))
                    .withKeyType(TypeDescriptors.integers()))
            .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(CreditItem.class)));
    PCollection<KV<Integer, SalesCredit>> keyedShares =
        shares
            .apply(
                "KeyShares",
                WithKeys.of((SalesCredit share) -> spread.of(share.orderId()))
                    .withKeyType(TypeDescriptors.integers()))
            .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(SalesCredit.class)));
    PCollectionTuple outputs =
        KeyedPCollectionTuple.of(ITEMS, items)
            .and(SHARES, keyedShares)
            .apply("JoinOrders", CoGroupByKey.create())
            .apply(
                "CreditEach",
                ParDo.of(new ShareFn(crews))
                    .withSideInputs(crews.view())
                    .withOutputTags(CREDITED, TupleTagList.of(Accounts.COUNTED)));
    outputs.get(CREDITED).setCoder(RecordCoder.of(FctCreditedSale.class));
    return outputs;
  }

  private static final class ShareFn extends CreditFn<KV<Integer, CoGbkResult>, FctCreditedSale> {
    private final String lines = MeasureOwners.account(TABLE, "");
    private final String returns = MeasureOwners.account(TABLE, ":returns");
    private final String shares = MeasureOwners.account(TABLE, ":shares");
    private final CrewView crewView;

    ShareFn(CrewView crews) {
      super(crews);
      this.crewView = crews;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, CoGbkResult> bucket,
        ProcessContext context,
        OutputReceiver<FctCreditedSale> credited) {
      Map<String, OrderCredits> orders = new TreeMap<>();
      for (CreditItem item : bucket.getValue().getAll(ITEMS)) {
        orders.computeIfAbsent(item.key(), key -> new OrderCredits()).add(item);
      }
      for (SalesCredit share : bucket.getValue().getAll(SHARES)) {
        orders.computeIfAbsent(share.orderId(), key -> new OrderCredits()).add(share);
      }
      for (OrderCredits order : orders.values()) {
        order.items().forEach(item -> credit(item, order, crews(context), credited));
        count(order.usedCredits(), Kind.WRITTEN, TABLE);
        count(order.unusedCredits(), Kind.FILTERED, "no sale has the order and line");
      }
    }

    private void credit(
        CreditItem item,
        OrderCredits order,
        Crews crews,
        OutputReceiver<FctCreditedSale> credited) {
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
          rows.forEach(credited::output);
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
