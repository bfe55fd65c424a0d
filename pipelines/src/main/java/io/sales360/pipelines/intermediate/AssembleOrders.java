package io.sales360.pipelines.intermediate;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.bundle.Pack;
import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.model.Entity;
import io.sales360.common.model.EntityCoder;
import io.sales360.common.model.ExchangeRate;
import io.sales360.common.money.ExchangeRates;
import io.sales360.common.product.ProductFile;
import io.sales360.common.product.Reporting;
import io.sales360.pipelines.flow.Accounts;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.GroupByBucket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PCollectionView;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Joins headers, lines, payments and returns of each order, allocates the order's amounts to its
 * lines, converts them to the reporting currency and hands each fact to the step that takes it;
 * bounded. Exchange rates are a side input: one row per currency pair and day, a few thousand rows
 * a year.
 */
public final class AssembleOrders
    extends PTransform<PCollection<KV<Integer, byte[]>>, PCollectionTuple> {
  private static final Blocks<Entity> BLOCKS = Blocks.of(EntityCoder.of());

  private final Reporting reporting;
  private final ReferenceRules rules;
  private final PCollectionView<List<ExchangeRate>> rates;
  private final PCollectionView<List<ReferencedKey>> known;
  private final FactSteps facts;

  private AssembleOrders(
      Reporting reporting,
      ReferenceRules rules,
      PCollectionView<List<ExchangeRate>> rates,
      PCollectionView<List<ReferencedKey>> known,
      FactSteps facts) {
    this.reporting = reporting;
    this.rules = rules;
    this.rates = rates;
    this.known = known;
    this.facts = facts;
  }

  /**
   * Under the contracts and in the reporting currency of a product file.
   *
   * @param rates exchange rates into the reporting currency
   * @param known keys that references are checked against, where a contract asks for it
   * @param facts take what is made of the orders
   */
  public static AssembleOrders under(
      ProductFile product,
      PCollectionView<List<ExchangeRate>> rates,
      PCollectionView<List<ReferencedKey>> known,
      FactSteps facts) {
    return new AssembleOrders(product.reporting(), ReferenceRules.of(product), rates, known, facts);
  }

  /** The step that packs the parts of orders so that those of one order come together. */
  public static Pack<Entity> pack(TupleTag<KV<Integer, byte[]>> tag, Buckets buckets) {
    return GroupByBucket.pack(tag, BLOCKS, AssembleOrders::spread, buckets);
  }

  private static String spread(Entity part) {
    String orderId = OrderParts.orderId(part);
    return orderId == null ? part.origin().file() + part.origin().line() : orderId;
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, byte[]>> parts) {
    List<Output<?>> outputs =
        Stream.concat(facts.outputs().stream(), Stream.of(Accounts.REFUSED_OUTPUT)).toList();
    return Output.coded(
        parts
            .apply("GroupOrders", GroupByKey.create())
            .apply(
                "AssembleEach",
                ParDo.of(new AssembleFn(reporting, rules, rates, known, facts))
                    .withSideInputs(rates, known)
                    .withOutputTags(Accounts.REFUSED, Output.others(Accounts.REFUSED, outputs))),
        outputs);
  }

  private static final class AssembleFn extends DoFn<KV<Integer, Iterable<byte[]>>, DeadLetter> {
    private final Reporting reporting;
    private final ReferenceRules rules;
    private final PCollectionView<List<ExchangeRate>> ratesView;
    private final PCollectionView<List<ReferencedKey>> knownView;
    private final FactSteps facts;
    private transient @Nullable ExchangeRates rates;
    private transient @Nullable Set<ReferencedKey> known;

    AssembleFn(
        Reporting reporting,
        ReferenceRules rules,
        PCollectionView<List<ExchangeRate>> ratesView,
        PCollectionView<List<ReferencedKey>> knownView,
        FactSteps facts) {
      this.reporting = reporting;
      this.rules = rules;
      this.ratesView = ratesView;
      this.knownView = knownView;
      this.facts = facts;
    }

    @StartBundle
    public void start() {
      rates = null;
      known = null;
      facts.start();
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
          new OrderAssembler(
              reporting, reporting.calendar(), rates, facts.into(Emitter.of(outputs)));
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

    @FinishBundle
    public void finish(FinishBundleContext context) {
      facts.finish(Emitter.of(context));
    }
  }
}
