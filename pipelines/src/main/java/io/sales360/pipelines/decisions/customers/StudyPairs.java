package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggProductAffinity;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.affinity.AffinityRule;
import io.sales360.forecasting.affinity.AffinitySpec;
import io.sales360.forecasting.affinity.BasketCounts;
import io.sales360.forecasting.affinity.ItemPair;
import io.sales360.forecasting.affinity.NextProduct;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * From counts of products and pairs to rules and to what is bought next; bounded. One worker sees
 * the counts of one kind of sets, whose number {@link CountTogether} limits.
 */
final class StudyPairs extends PTransform<PCollection<ItemCount>, PCollectionTuple> {
  static final TupleTag<AggProductAffinity> RULES = new TupleTag<>() {};

  /** By name of the kind of sets it learned from. */
  static final TupleTag<KV<String, NextProduct>> MODELS = new TupleTag<>() {};

  /** Customers that popularity counts for. */
  private static final double DOUBT = 20;

  @Override
  public PCollectionTuple expand(PCollection<ItemCount> counts) {
    PCollectionTuple studied =
        counts
            .apply(
                "ByKind",
                WithKeys.of((ItemCount one) -> one.kind().name())
                    .withKeyType(TypeDescriptors.strings()))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), RecordCoder.of(ItemCount.class)))
            .apply("GatherCounts", GroupByKey.create())
            .apply(
                "StudyKind",
                ParDo.of(new StudyFn()).withOutputTags(RULES, TupleTagList.of(MODELS)));
    studied.get(RULES).setCoder(RecordCoder.of(AggProductAffinity.class));
    studied
        .get(MODELS)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), LearnedCoder.of(NextProduct.class)));
    return studied;
  }

  private static final class StudyFn
      extends DoFn<KV<String, Iterable<ItemCount>>, AggProductAffinity> {
    @ProcessElement
    public void process(
        @Element KV<String, Iterable<ItemCount>> kind, MultiOutputReceiver results) {
      List<ItemCount> all = new ArrayList<>();
      kind.getValue().forEach(all::add);
      BasketCounts counts = counts(all);
      if (kind.getKey().equals(ItemSet.Kind.ORDER.name())) {
        for (AffinityRule rule : AffinitySpec.standard().rules(counts)) {
          results.get(RULES).output(row(rule, counts));
        }
      } else {
        results.get(MODELS).output(KV.of(kind.getKey(), NextProduct.learn(counts, DOUBT)));
      }
    }
  }

  /** Of the products between which pairs were counted; all of one kind. */
  private static BasketCounts counts(List<ItemCount> all) {
    Map<ItemSet.Kind, Set<String>> frequent = CountTogether.mostFrequent(all);
    long sets = 0;
    Map<String, Long> items = new TreeMap<>();
    Map<ItemPair, Long> pairs = new TreeMap<>();
    for (ItemCount one : all) {
      if (one.product().isEmpty()) {
        sets = one.sets();
      } else if (!one.other().isEmpty()) {
        pairs.put(ItemPair.of(one.product(), one.other()), one.sets());
      } else if (frequent.getOrDefault(one.kind(), Set.of()).contains(one.product())) {
        items.put(one.product(), one.sets());
      }
    }
    return BasketCounts.of(sets, items, pairs);
  }

  private static AggProductAffinity row(AffinityRule rule, BasketCounts counts) {
    return new AggProductAffinity(
        rule.antecedent(),
        rule.consequent(),
        counts.baskets(),
        counts.of(rule.antecedent()),
        counts.of(rule.consequent()),
        rule.both(),
        rule.support(),
        rule.confidence(),
        rule.lift(),
        rule.leverage(),
        Double.isInfinite(rule.conviction()) ? null : rule.conviction(),
        rule.pValue(),
        rule.qValue());
  }
}
