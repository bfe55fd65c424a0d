package io.sales360.pipelines.decisions.customers;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Customer;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
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
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * One history per customer from all lines, returns and customers; bounded. The ledger holds {@code
 * agg_customers_360} to every line and its net amount: gathered here, or left out because it is no
 * sale, has no customer or lies after the as-of date. The histories of a bucket must fit into
 * memory, its lines need not.
 */
final class GatherHistories extends PTransform<PCollection<FctOrderLine>, PCollectionTuple> {
  static final TupleTag<PurchaseHistory> HISTORIES = new TupleTag<>() {};
  static final String ACCOUNT = "decision:agg_customers_360";

  private final PCollection<FctReturn> returns;
  private final PCollection<Customer> customers;
  private final PCollectionView<Map<String, ProductTraits>> traits;
  private final LocalDate asOf;
  private final Buckets buckets;

  private GatherHistories(
      PCollection<FctReturn> returns,
      PCollection<Customer> customers,
      PCollectionView<Map<String, ProductTraits>> traits,
      LocalDate asOf,
      Buckets buckets) {
    this.returns = returns;
    this.customers = customers;
    this.traits = traits;
    this.asOf = asOf;
    this.buckets = buckets;
  }

  static GatherHistories from(
      MartReader marts, PCollectionView<Map<String, ProductTraits>> traits) {
    return new GatherHistories(
        marts.returns(),
        marts.rows("dim_customers", Customer.class),
        traits,
        marts.plan().asOf(),
        marts.buckets());
  }

  @Override
  public PCollectionTuple expand(PCollection<FctOrderLine> lines) {
    KvCoder<Integer, PurchaseEvent> coder =
        KvCoder.of(VarIntCoder.of(), RecordCoder.of(PurchaseEvent.class));
    PCollectionTuple bought =
        lines.apply(
            "EventOfLine",
            ParDo.of(new LineFn(asOf, buckets))
                .withOutputTags(LineFn.EVENTS, TupleTagList.of(Accounts.COUNTED)));
    PCollection<PurchaseHistory> histories =
        PCollectionList.of(bought.get(LineFn.EVENTS).setCoder(coder))
            .and(
                returns
                    .apply("EventOfReturn", ParDo.of(new ReturnFn(asOf, buckets)))
                    .setCoder(coder))
            .and(
                customers.apply("EventOfCustomer", ParDo.of(new MemberFn(buckets))).setCoder(coder))
            .apply("FlattenEvents", Flatten.pCollections())
            .apply("GroupBuckets", GroupByKey.create())
            .apply("GatherEach", ParDo.of(new GatherFn(traits)).withSideInputs(traits))
            .setCoder(RecordCoder.of(PurchaseHistory.class));
    return PCollectionTuple.of(HISTORIES, histories)
        .and(
            Accounts.COUNTED,
            bought.get(Accounts.COUNTED).setCoder(RecordCoder.of(LedgerEntry.class)));
  }

  private static final class LineFn extends AccountingFn<FctOrderLine, KV<Integer, PurchaseEvent>> {
    static final TupleTag<KV<Integer, PurchaseEvent>> EVENTS = new TupleTag<>() {};

    private final LocalDate asOf;
    private final Buckets buckets;

    LineFn(LocalDate asOf, Buckets buckets) {
      this.asOf = asOf;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element FctOrderLine line, OutputReceiver<KV<Integer, PurchaseEvent>> events) {
      count(ACCOUNT, LedgerEntry.Kind.READ, "", line.reportingNetAmount());
      String customer = line.customerId();
      if (!line.isSale()) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "no sale", line.reportingNetAmount());
      } else if (line.orderedOn().isAfter(asOf)) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "after as-of date", line.reportingNetAmount());
      } else if (customer == null) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "no customer", line.reportingNetAmount());
      } else {
        events.output(KV.of(buckets.of(customer), PurchaseEvent.of(customer, line)));
      }
    }
  }

  private static final class ReturnFn extends DoFn<FctReturn, KV<Integer, PurchaseEvent>> {
    private final LocalDate asOf;
    private final Buckets buckets;

    ReturnFn(LocalDate asOf, Buckets buckets) {
      this.asOf = asOf;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element FctReturn returned, OutputReceiver<KV<Integer, PurchaseEvent>> events) {
      String customer = returned.customerId();
      if (customer != null && !returned.returnedOn().isAfter(asOf)) {
        events.output(KV.of(buckets.of(customer), PurchaseEvent.of(customer, returned)));
      }
    }
  }

  private static final class MemberFn extends DoFn<Customer, KV<Integer, PurchaseEvent>> {
    private final Buckets buckets;

    MemberFn(Buckets buckets) {
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(
        @Element Customer customer, OutputReceiver<KV<Integer, PurchaseEvent>> events) {
      events.output(KV.of(buckets.of(customer.customerId()), PurchaseEvent.of(customer)));
    }
  }

  private static final class GatherFn
      extends DoFn<KV<Integer, Iterable<PurchaseEvent>>, PurchaseHistory> {
    private final PCollectionView<Map<String, ProductTraits>> traits;

    GatherFn(PCollectionView<Map<String, ProductTraits>> traits) {
      this.traits = traits;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<String, HistoryBuilder> builders = new LinkedHashMap<>();
      for (PurchaseEvent event : context.element().getValue()) {
        builders.computeIfAbsent(event.customerId(), id -> new HistoryBuilder(id)).add(event);
      }
      Map<String, ProductTraits> known = context.sideInput(traits);
      builders.values().forEach(builder -> context.output(builder.build(known)));
    }
  }
}
