package io.sales360.pipelines.decisions.customers;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.Pack;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Customer;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.AccountingStep;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.GroupByBucket;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * One history per customer from all lines, returns and customers; bounded. The ledger holds {@code
 * agg_customers_360} to every line and its net amount: gathered here, or left out because it is no
 * sale, has no customer or lies after the as-of date. The histories of a bucket must fit into
 * memory, its lines need not.
 */
final class GatherHistories extends PTransform<PBegin, PCollectionTuple> {
  static final TupleTag<PurchaseHistory> HISTORIES = new TupleTag<>() {};
  static final String ACCOUNT = "decision:agg_customers_360";
  private static final Blocks<PurchaseEvent> BLOCKS =
      Blocks.of(RecordCoder.of(PurchaseEvent.class));

  private final MartReader marts;
  private final PCollectionView<Map<String, ProductTraits>> traits;

  private GatherHistories(MartReader marts, PCollectionView<Map<String, ProductTraits>> traits) {
    this.marts = marts;
    this.traits = traits;
  }

  static GatherHistories from(
      MartReader marts, PCollectionView<Map<String, ProductTraits>> traits) {
    return new GatherHistories(marts, traits);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    LocalDate asOf = marts.plan().asOf();
    TupleTag<KV<Integer, byte[]>> ofLines = new TupleTag<>("lines");
    TupleTag<KV<Integer, byte[]>> ofReturns = new TupleTag<>("returns");
    TupleTag<KV<Integer, byte[]>> ofCustomers = new TupleTag<>("customers");
    PCollectionTuple bought =
        marts.orderLines().into("EventOfLine", new LineStep(asOf, pack(ofLines)));
    PCollectionTuple returned =
        marts
            .returns()
            .into("EventOfReturn", pack(ofReturns).of((FctReturn back) -> event(back, asOf)));
    PCollectionTuple known =
        marts
            .scan("dim_customers", Customer.class)
            .into("EventOfCustomer", pack(ofCustomers).of(PurchaseEvent::of));
    PCollection<PurchaseHistory> histories =
        PCollectionList.of(bought.get(ofLines))
            .and(returned.get(ofReturns))
            .and(known.get(ofCustomers))
            .apply("FlattenEvents", Flatten.pCollections())
            .apply("GroupBuckets", GroupByKey.create())
            .apply("GatherEach", ParDo.of(new GatherFn(traits)).withSideInputs(traits))
            .setCoder(RecordCoder.of(PurchaseHistory.class));
    return PCollectionTuple.of(HISTORIES, histories)
        .and(Accounts.COUNTED, bought.get(Accounts.COUNTED));
  }

  private Pack<PurchaseEvent> pack(TupleTag<KV<Integer, byte[]>> tag) {
    return GroupByBucket.pack(tag, BLOCKS, PurchaseEvent::customerId, marts.buckets());
  }

  private static @Nullable PurchaseEvent event(FctReturn returned, LocalDate asOf) {
    String customer = returned.customerId();
    return customer == null || returned.returnedOn().isAfter(asOf)
        ? null
        : PurchaseEvent.of(customer, returned);
  }

  private static final class LineStep extends AccountingStep<FctOrderLine, PurchaseEvent> {
    private final LocalDate asOf;

    LineStep(LocalDate asOf, Pack<PurchaseEvent> events) {
      super(events);
      this.asOf = asOf;
    }

    @Override
    protected @Nullable PurchaseEvent keep(FctOrderLine line) {
      count(ACCOUNT, LedgerEntry.Kind.READ, "", line.reportingNetAmount());
      String customer = line.customerId();
      String leftOut =
          !line.isSale()
              ? "no sale"
              : line.orderedOn().isAfter(asOf)
                  ? "after as-of date"
                  : customer == null ? "no customer" : null;
      if (customer == null || leftOut != null) {
        count(
            ACCOUNT, LedgerEntry.Kind.FILTERED, String.valueOf(leftOut), line.reportingNetAmount());
        return null;
      }
      return PurchaseEvent.of(customer, line);
    }
  }

  private static final class GatherFn extends DoFn<KV<Integer, Iterable<byte[]>>, PurchaseHistory> {
    private final PCollectionView<Map<String, ProductTraits>> traits;

    GatherFn(PCollectionView<Map<String, ProductTraits>> traits) {
      this.traits = traits;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<String, HistoryBuilder> builders = new LinkedHashMap<>();
      for (PurchaseEvent event : BLOCKS.in(context.element().getValue())) {
        builders.computeIfAbsent(event.customerId(), id -> new HistoryBuilder(id)).add(event);
      }
      Map<String, ProductTraits> known = context.sideInput(traits);
      builders.values().forEach(builder -> context.output(builder.build(known)));
    }
  }
}
