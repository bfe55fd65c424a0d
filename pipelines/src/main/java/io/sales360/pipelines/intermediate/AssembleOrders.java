package io.sales360.pipelines.intermediate;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.mart.FctOrder;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.mart.FctPayment;
import io.sales360.common.mart.FctReturn;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.Reporting;
import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Blocks;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
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
 * Joins headers, lines, payments and returns of each order, allocates the order's amounts to its
 * lines and converts them to the reporting currency; bounded. Exchange rates are a side input: one
 * row per currency pair and day, a few thousand rows a year.
 */
public final class AssembleOrders extends PTransform<PCollection<Entity>, PCollectionTuple> {
  public static final TupleTag<FctOrderLine> LINES = new TupleTag<>() {};
  public static final TupleTag<FctOrder> ORDERS = new TupleTag<>() {};
  public static final TupleTag<FctPayment> PAYMENTS = new TupleTag<>() {};
  public static final TupleTag<FctReturn> RETURNS = new TupleTag<>() {};

  private static final Blocks<Entity> BLOCKS = Blocks.of(EntityCoder.of());

  private final Reporting reporting;
  private final ReferenceRules rules;
  private final PCollectionView<List<ExchangeRate>> rates;
  private final PCollectionView<List<ReferencedKey>> known;
  private final Buckets buckets;

  private AssembleOrders(
      Reporting reporting,
      ReferenceRules rules,
      PCollectionView<List<ExchangeRate>> rates,
      PCollectionView<List<ReferencedKey>> known,
      Buckets buckets) {
    this.reporting = reporting;
    this.rules = rules;
    this.rates = rates;
    this.known = known;
    this.buckets = buckets;
  }

  /**
   * Under the contracts and in the reporting currency of a product file.
   *
   * @param rates exchange rates into the reporting currency
   * @param known keys that references are checked against, where a contract asks for it
   */
  public static AssembleOrders under(
      ProductFile product,
      PCollectionView<List<ExchangeRate>> rates,
      PCollectionView<List<ReferencedKey>> known,
      Buckets buckets) {
    return new AssembleOrders(
        product.reporting(), ReferenceRules.of(product), rates, known, buckets);
  }

  @Override
  public PCollectionTuple expand(PCollection<Entity> parts) {
    PCollectionTuple outputs =
        parts
            .apply("GroupOrders", GroupByBucket.of(BLOCKS, AssembleOrders::spread, buckets))
            .apply(
                "AssembleEach",
                ParDo.of(new AssembleFn(reporting, rules, rates, known))
                    .withSideInputs(rates, known)
                    .withOutputTags(
                        LINES,
                        TupleTagList.of(ORDERS).and(PAYMENTS).and(RETURNS).and(Accounts.REFUSED)));
    outputs.get(LINES).setCoder(RecordCoder.of(FctOrderLine.class));
    outputs.get(ORDERS).setCoder(RecordCoder.of(FctOrder.class));
    outputs.get(PAYMENTS).setCoder(RecordCoder.of(FctPayment.class));
    outputs.get(RETURNS).setCoder(RecordCoder.of(FctReturn.class));
    return outputs;
  }

  private static String spread(Entity part) {
    String orderId = OrderParts.orderId(part);
    return orderId == null ? part.origin().file() + part.origin().line() : orderId;
  }

  private static final class AssembleFn extends DoFn<KV<Integer, Iterable<byte[]>>, FctOrderLine> {
    private final Reporting reporting;
    private final ReferenceRules rules;
    private final PCollectionView<List<ExchangeRate>> ratesView;
    private final PCollectionView<List<ReferencedKey>> knownView;
    private transient @Nullable ExchangeRates rates;
    private transient @Nullable Set<ReferencedKey> known;

    AssembleFn(
        Reporting reporting,
        ReferenceRules rules,
        PCollectionView<List<ExchangeRate>> ratesView,
        PCollectionView<List<ReferencedKey>> knownView) {
      this.reporting = reporting;
      this.rules = rules;
      this.ratesView = ratesView;
      this.knownView = knownView;
    }

    @StartBundle
    public void forgetSideInputs() {
      rates = null;
      known = null;
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> bucket,
        ProcessContext context,
        MultiOutputReceiver outputs) {
      if (rates == null) {
        rates =
            ExchangeRates.of(
                context.sideInput(ratesView), reporting.currency(), reporting.rateToleranceDays());
      }
      if (known == null) {
        known = new HashSet<>(context.sideInput(knownView));
      }
      OrderAssembler assembler =
          new OrderAssembler(reporting, reporting.calendar(), rates, new Outputs(outputs));
      // Rows without an order are orders of one part each, keyed by where they were read.
      Map<String, OrderParts> orders = new TreeMap<>();
      for (Entity part : BLOCKS.in(bucket.getValue())) {
        String orderId = OrderParts.orderId(part);
        String key =
            orderId == null
                ? "\u0000" + part.origin().file() + ":" + part.origin().line()
                : orderId;
        Optional<ReferenceRules.Unknown> unknown = rules.unknown(part, known);
        if (unknown.isPresent()) {
          assembler.refuseUnknown(part, unknown.get());
        } else {
          orders.computeIfAbsent(key, k -> new OrderParts()).add(part);
        }
      }
      orders.values().forEach(assembler::assemble);
    }
  }

  /** Hands facts to the outputs of their own. */
  private record Outputs(DoFn.MultiOutputReceiver receivers) implements OrderAssembler.Sink {
    @Override
    public void line(FctOrderLine line) {
      receivers.get(LINES).output(line);
    }

    @Override
    public void order(FctOrder order) {
      receivers.get(ORDERS).output(order);
    }

    @Override
    public void payment(FctPayment payment) {
      receivers.get(PAYMENTS).output(payment);
    }

    @Override
    public void returned(FctReturn returned) {
      receivers.get(RETURNS).output(returned);
    }

    @Override
    public void refused(DeadLetter deadLetter) {
      receivers.get(Accounts.REFUSED).output(deadLetter);
    }
  }
}
