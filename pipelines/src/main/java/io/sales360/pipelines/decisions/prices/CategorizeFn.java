package io.sales360.pipelines.decisions.prices;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollectionView;

/**
 * Adds up what is known of the products of a bucket, under the category of each, and hands the sums
 * to a step. The sums of a bucket must fit into memory.
 *
 * @param <T> what comes in
 * @param <S> what is added up
 */
final class CategorizeFn<T, S> extends DoFn<KV<Integer, Iterable<byte[]>>, KV<Integer, byte[]>> {
  private final PCollectionView<Map<String, String>> categoriesView;
  private final Blocks<T> blocks;
  private final SerializableFunction<T, String> product;
  private final SerializableBiFunction<T, String, S> sum;
  private final SerializableFunction<S, String> key;
  private final SerializableBiFunction<S, S, S> plus;
  private final BundleStep<S> next;

  /**
   * Of elements in blocks.
   *
   * @param categoriesView category by product
   * @param product of an element
   * @param sum of one element, in a category that is empty where the product has none
   * @param key text that is equal for sums that belong together
   */
  CategorizeFn(
      PCollectionView<Map<String, String>> categoriesView,
      Blocks<T> blocks,
      SerializableFunction<T, String> product,
      SerializableBiFunction<T, String, S> sum,
      SerializableFunction<S, String> key,
      SerializableBiFunction<S, S, S> plus,
      BundleStep<S> next) {
    this.categoriesView = categoriesView;
    this.blocks = blocks;
    this.product = product;
    this.sum = sum;
    this.key = key;
    this.plus = plus;
    this.next = next;
  }

  @StartBundle
  public void start() {
    next.start();
  }

  @ProcessElement
  public void process(
      @Element KV<Integer, Iterable<byte[]>> bucket,
      ProcessContext context,
      MultiOutputReceiver outputs) {
    Map<String, String> categories = context.sideInput(categoriesView);
    Map<String, S> sums = new LinkedHashMap<>();
    for (T element : blocks.in(bucket.getValue())) {
      S one = sum.apply(element, categories.getOrDefault(product.apply(element), ""));
      sums.merge(key.apply(one), one, plus);
    }
    Emitter out = Emitter.of(outputs);
    sums.values().forEach(each -> next.add(each, out));
  }

  @FinishBundle
  public void finish(FinishBundleContext context) {
    next.finish(Emitter.of(context));
  }
}
