package io.sales360.pipelines.decisions.customers;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.Pack;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.decisions.MartReader;
import io.sales360.pipelines.flow.AccountingFn;
import io.sales360.pipelines.flow.AccountingStep;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.GroupByBucket;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.jspecify.annotations.Nullable;

/**
 * One set of products per order that has a product which is no service; bounded. The ledger holds
 * {@code agg_product_affinity} to every line and its net amount: in a basket, or left out.
 */
final class AssembleBaskets extends PTransform<PBegin, PCollectionTuple> {
  static final TupleTag<ItemSet> BASKETS = new TupleTag<>() {};
  private static final String ACCOUNT = "decision:agg_product_affinity";
  private static final TupleTag<KV<Integer, byte[]>> PICKED = new TupleTag<>("picked");
  private static final Blocks<BasketLine> BLOCKS = Blocks.of(RecordCoder.of(BasketLine.class));

  private final MartReader marts;
  private final PCollectionView<Map<String, ProductTraits>> traits;

  private AssembleBaskets(MartReader marts, PCollectionView<Map<String, ProductTraits>> traits) {
    this.marts = marts;
    this.traits = traits;
  }

  static AssembleBaskets from(
      MartReader marts, PCollectionView<Map<String, ProductTraits>> traits) {
    return new AssembleBaskets(marts, traits);
  }

  @Override
  public PCollectionTuple expand(PBegin begin) {
    PCollectionTuple picked =
        marts
            .orderLines()
            .into(
                "PickLines",
                new PickStep(
                    marts.plan().asOf(),
                    GroupByBucket.pack(PICKED, BLOCKS, BasketLine::orderId, marts.buckets())));
    PCollectionTuple baskets =
        picked
            .get(PICKED)
            .apply("GroupOrders", GroupByKey.create())
            .apply(
                "ToBaskets",
                ParDo.of(new BasketFn(traits))
                    .withSideInputs(traits)
                    .withOutputTags(BASKETS, TupleTagList.of(Accounts.COUNTED)));
    return PCollectionTuple.of(
            BASKETS, baskets.get(BASKETS).setCoder(RecordCoder.of(ItemSet.class)))
        .and(Accounts.COUNTED, Accounts.together(picked, baskets));
  }

  private static final class PickStep extends AccountingStep<FctOrderLine, BasketLine> {
    private final LocalDate asOf;

    PickStep(LocalDate asOf, Pack<BasketLine> picked) {
      super(picked);
      this.asOf = asOf;
    }

    @Override
    protected @Nullable BasketLine keep(FctOrderLine line) {
      BigDecimal net = line.reportingNetAmount();
      count(ACCOUNT, LedgerEntry.Kind.READ, "", net);
      if (!line.isSale()) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "no sale", net);
        return null;
      }
      if (line.orderedOn().isAfter(asOf)) {
        count(ACCOUNT, LedgerEntry.Kind.FILTERED, "after as-of date", net);
        return null;
      }
      return BasketLine.of(line);
    }
  }

  private static final class BasketFn extends AccountingFn<KV<Integer, Iterable<byte[]>>, ItemSet> {
    private final PCollectionView<Map<String, ProductTraits>> traits;

    BasketFn(PCollectionView<Map<String, ProductTraits>> traits) {
      this.traits = traits;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket,
        ProcessContext context,
        MultiOutputReceiver outputs) {
      Map<String, ProductTraits> products = context.sideInput(traits);
      Map<String, TreeSet<String>> orders = new LinkedHashMap<>();
      for (BasketLine line : BLOCKS.in(bucket.getValue())) {
        ProductTraits product = products.get(line.productId());
        if (product != null && product.isService()) {
          count(ACCOUNT, LedgerEntry.Kind.FILTERED, "service", line.net());
        } else {
          count(ACCOUNT, LedgerEntry.Kind.WRITTEN, "baskets", line.net());
          orders.computeIfAbsent(line.orderId(), id -> new TreeSet<>()).add(line.productId());
        }
      }
      orders
          .values()
          .forEach(basket -> outputs.get(BASKETS).output(new ItemSet(new ArrayList<>(basket))));
    }
  }
}
