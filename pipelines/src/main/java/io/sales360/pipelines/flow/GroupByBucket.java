package io.sales360.pipelines.flow;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.InBundle;
import io.sales360.common.bundle.Pack;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Brings all elements of a bucket together; bounded. Groups come as {@link Blocks}, in no order,
 * and can be read once.
 */
public final class GroupByBucket<T>
    extends PTransform<PCollection<T>, PCollection<KV<Integer, Iterable<byte[]>>>> {
  private static final TupleTag<KV<Integer, byte[]>> PACKED = new TupleTag<>() {};

  private final Pack<T> pack;

  private GroupByBucket(Pack<T> pack) {
    this.pack = pack;
  }

  /**
   * Groups elements of one kind.
   *
   * @param key text that is equal for elements that belong together
   */
  public static <T> GroupByBucket<T> of(
      Blocks<T> blocks, SerializableFunction<T, String> key, Buckets buckets) {
    return new GroupByBucket<>(pack(PACKED, blocks, key, buckets));
  }

  /** The step that packs elements by bucket where they are made, to be grouped afterwards. */
  public static <T> Pack<T> pack(
      TupleTag<KV<Integer, byte[]>> tag,
      Blocks<T> blocks,
      SerializableFunction<T, String> key,
      Buckets buckets) {
    return new Pack<>(tag, blocks, element -> buckets.of(key.apply(element)));
  }

  @Override
  public PCollection<KV<Integer, Iterable<byte[]>>> expand(PCollection<T> elements) {
    return elements
        .apply("PackByBucket", InBundle.doing(pack))
        .get(PACKED)
        .apply("GroupBlocks", GroupByKey.create());
  }
}
