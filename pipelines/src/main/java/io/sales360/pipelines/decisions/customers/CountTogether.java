package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordCoder;
import io.sales360.pipelines.flow.Buckets;
import io.sales360.pipelines.flow.SumByKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.View;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/**
 * Counts in how many sets products are, alone and with another; bounded. Pairs are counted among
 * the products in most sets only, so that their number does not grow with the catalogue: 500
 * products make 124,750 pairs.
 */
final class CountTogether extends PTransform<PCollection<ItemSet>, PCollection<ItemCount>> {
  static final int MOST_PRODUCTS = 500;

  private final Buckets buckets;

  private CountTogether(Buckets buckets) {
    this.buckets = buckets;
  }

  static CountTogether of(Buckets buckets) {
    return new CountTogether(buckets);
  }

  @Override
  public PCollection<ItemCount> expand(PCollection<ItemSet> sets) {
    PCollection<ItemCount> alone =
        sets.apply("CountEach", ParDo.of(new AloneFn()))
            .setCoder(RecordCoder.of(ItemCount.class))
            .apply("SumEach", sum());
    PCollectionView<List<ItemCount>> view = alone.apply("ViewEach", View.asList());
    PCollection<ItemCount> pairs =
        sets.apply("CountPairs", ParDo.of(new PairFn(view)).withSideInputs(view))
            .setCoder(RecordCoder.of(ItemCount.class))
            .apply("SumPairs", sum());
    return PCollectionList.of(alone).and(pairs).apply("FlattenCounts", Flatten.pCollections());
  }

  private SumByKey<ItemCount> sum() {
    return SumByKey.of(ItemCount.class, one -> one.key(), (a, b) -> a.plus(b), buckets);
  }

  private static final class AloneFn extends DoFn<ItemSet, ItemCount> {
    @ProcessElement
    public void process(@Element ItemSet set, OutputReceiver<ItemCount> counts) {
      counts.output(new ItemCount("", "", 1));
      for (String product : set.products()) {
        counts.output(new ItemCount(product, "", 1));
      }
    }
  }

  private static final class PairFn extends DoFn<ItemSet, ItemCount> {
    private final PCollectionView<List<ItemCount>> alone;
    private transient @Nullable Set<String> counted;

    PairFn(PCollectionView<List<ItemCount>> alone) {
      this.alone = alone;
    }

    @StartBundle
    public void start() {
      counted = null;
    }

    @ProcessElement
    public void process(ProcessContext context) {
      Set<String> frequent = counted;
      if (frequent == null) {
        frequent = mostFrequent(context.sideInput(alone));
        counted = frequent;
      }
      List<String> products =
          context.element().products().stream().filter(frequent::contains).toList();
      for (int i = 0; i < products.size(); i++) {
        for (int j = i + 1; j < products.size(); j++) {
          context.output(new ItemCount(products.get(i), products.get(j), 1));
        }
      }
    }
  }

  /** Those in most sets; ties by id. */
  static Set<String> mostFrequent(List<ItemCount> alone) {
    return alone.stream()
        .filter(one -> !one.product().isEmpty() && one.other().isEmpty())
        .sorted(
            Comparator.comparingLong(ItemCount::sets).reversed().thenComparing(ItemCount::product))
        .limit(MOST_PRODUCTS)
        .map(ItemCount::product)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
