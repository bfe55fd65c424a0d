package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggProductAffinity;
import io.sales360.common.schema.RecordCoder;
import io.sales360.forecasting.affinity.AffinityRule;
import io.sales360.forecasting.affinity.AffinitySpec;
import io.sales360.forecasting.affinity.BasketCounts;
import io.sales360.forecasting.affinity.ItemPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * From counts of products and pairs to rules; bounded. One worker sees the counts, whose number
 * {@link CountTogether} limits.
 */
final class StudyPairs extends PTransform<PCollection<ItemCount>, PCollection<AggProductAffinity>> {
  @Override
  public PCollection<AggProductAffinity> expand(PCollection<ItemCount> counts) {
    return counts
        .apply("ToOne", WithKeys.of((ItemCount one) -> 0).withKeyType(TypeDescriptors.integers()))
        .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(ItemCount.class)))
        .apply("GatherCounts", GroupByKey.create())
        .apply("Study", ParDo.of(new StudyFn()))
        .setCoder(RecordCoder.of(AggProductAffinity.class));
  }

  private static final class StudyFn
      extends DoFn<KV<Integer, Iterable<ItemCount>>, AggProductAffinity> {
    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<ItemCount>> gathered,
        OutputReceiver<AggProductAffinity> rules) {
      List<ItemCount> all = new ArrayList<>();
      gathered.getValue().forEach(all::add);
      BasketCounts counts = counts(all);
      for (AffinityRule rule : AffinitySpec.standard().rules(counts)) {
        rules.output(row(rule, counts));
      }
    }
  }

  /** Of the products between which pairs were counted. */
  private static BasketCounts counts(List<ItemCount> all) {
    Set<String> frequent = CountTogether.mostFrequent(all);
    long sets = 0;
    Map<String, Long> items = new TreeMap<>();
    Map<ItemPair, Long> pairs = new TreeMap<>();
    for (ItemCount one : all) {
      if (one.product().isEmpty()) {
        sets = one.sets();
      } else if (!one.other().isEmpty()) {
        pairs.put(ItemPair.of(one.product(), one.other()), one.sets());
      } else if (frequent.contains(one.product())) {
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
