package io.sales360.pipelines.decisions.customers;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * One set of products per order that has a product which is no service; bounded. The ledger holds
 * {@code agg_product_affinity} to every line and its net amount: in a basket, or left out.
 */
final class AssembleBaskets extends PTransform<PCollection<FctOrderLine>, PCollectionTuple> {
  static final TupleTag<ItemSet> BASKETS = new TupleTag<>() {};

  private final PCollectionView<Map<String, ProductTraits>> traits;
  private final LocalDate asOf;
  private final Buckets buckets;

  private AssembleBaskets(
      PCollectionView<Map<String, ProductTraits>> traits, LocalDate asOf, Buckets buckets) {
    this.traits = traits;
    this.asOf = asOf;
    this.buckets = buckets;
  }

  static AssembleBaskets of(
      PCollectionView<Map<String, ProductTraits>> traits, LocalDate asOf, Buckets buckets) {
    return new AssembleBaskets(traits, asOf, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<FctOrderLine> lines) {
    PCollectionTuple picked =
        lines.apply(
            "PickLines",
            ParDo.of(new PickFn(traits, asOf, buckets))
                .withSideInputs(traits)
                .withOutputTags(PickFn.PICKED, TupleTagList.of(Accounts.COUNTED)));
    PCollection<ItemSet> baskets =
        picked
            .get(PickFn.PICKED)
            .setCoder(
                KvCoder.of(
                    VarIntCoder.of(), KvCoder.of(StringUtf8Coder.of(), StringUtf8Coder.of())))
            .apply("GroupOrders", GroupByKey.create())
            .apply("ToBaskets", ParDo.of(new BasketFn()))
            .setCoder(RecordCoder.of(ItemSet.class));
    return PCollectionTuple.of(BASKETS, baskets)
        .and(
            Accounts.COUNTED,
            picked.get(Accounts.COUNTED).setCoder(RecordCoder.of(LedgerEntry.class)));
  }

  /** Order id and product id, by bucket of the order. */
  private static final class PickFn
      extends AccountingFn<FctOrderLine, KV<Integer, KV<String, String>>> {
    static final TupleTag<KV<Integer, KV<String, String>>> PICKED = new TupleTag<>() {};
    private static final String ACCOUNT = "decision:agg_product_affinity";

    private final PCollectionView<Map<String, ProductTraits>> traits;
    private final LocalDate asOf;
    private final Buckets buckets;
    // Looked up once, as bounded input never changes it: the local runner builds a map anew each
    // time it is asked for.
    private transient @Nullable Map<String, ProductTraits> known;

    PickFn(PCollectionView<Map<String, ProductTraits>> traits, LocalDate asOf, Buckets buckets) {
      this.traits = traits;
      this.asOf = asOf;
      this.buckets = buckets;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Map<String, ProductTraits> products = known;
      if (products == null) {
        products = context.sideInput(traits);
        known = products;
      }
      FctOrderLine line = context.element();
      count(ACCOUNT, LedgerEntry.Kind.READ, "", line.reportingNetAmount());
      ProductTraits product = products.get(line.productId());
      if (!line.isSale()) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "no sale", line.reportingNetAmount());
      } else if (line.orderedOn().isAfter(asOf)) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "after as-of date", line.reportingNetAmount());
      } else if (product != null && product.isService()) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "service", line.reportingNetAmount());
      } else {
        count(ACCOUNT, LedgerEntry.Kind.WRITTEN, "baskets", line.reportingNetAmount());
        context.output(KV.of(buckets.of(line.orderId()), KV.of(line.orderId(), line.productId())));
      }
    }
  }

  private static final class BasketFn
      extends DoFn<KV<Integer, Iterable<KV<String, String>>>, ItemSet> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<KV<String, String>>> bucket,
        OutputReceiver<ItemSet> baskets) {
      Map<String, TreeSet<String>> orders = new LinkedHashMap<>();
      for (KV<String, String> line : bucket.getValue()) {
        orders.computeIfAbsent(line.getKey(), order -> new TreeSet<>()).add(line.getValue());
      }
      orders.values().forEach(products -> baskets.output(new ItemSet(new ArrayList<>(products))));
    }
  }
}
