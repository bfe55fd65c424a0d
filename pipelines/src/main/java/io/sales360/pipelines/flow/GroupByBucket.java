package io.sales360.pipelines.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Brings all elements of a bucket together; bounded. Groups come as {@link Blocks}, in no order,
 * and can be read once. Elements of several kinds are joined by giving them keys of one meaning.
 */
public final class GroupByBucket {
  private final Buckets buckets;
  private final List<PCollection<KV<Integer, byte[]>>> packed = new ArrayList<>();

  private GroupByBucket(Buckets buckets) {
    this.buckets = buckets;
  }

  /**
   * Groups elements of one kind.
   *
   * @param key text that is equal for elements that belong together
   */
  public static <T> PTransform<PCollection<T>, PCollection<KV<Integer, Iterable<byte[]>>>> of(
      Blocks<T> blocks, SerializableFunction<T, String> key, Buckets buckets) {
    return new One<>(new PackByBucket<>(blocks, key, buckets));
  }

  /** Starts to join elements of several kinds. */
  public static GroupByBucket into(Buckets buckets) {
    return new GroupByBucket(buckets);
  }

  /**
   * Adds elements of one kind.
   *
   * @param name of the step that packs them
   */
  public <T> GroupByBucket with(
      String name, PCollection<T> elements, Blocks<T> blocks, SerializableFunction<T, String> key) {
    packed.add(elements.apply(name, new PackByBucket<>(blocks, key, buckets)));
    return this;
  }

  /**
   * Groups what was added.
   *
   * @param name of the step
   */
  public PCollection<KV<Integer, Iterable<byte[]>>> group(String name) {
    return PCollectionList.of(packed)
        .apply(name + "/Flatten", Flatten.pCollections())
        .apply(name, GroupByKey.create());
  }

  private static final class One<T>
      extends PTransform<PCollection<T>, PCollection<KV<Integer, Iterable<byte[]>>>> {
    private final PackByBucket<T> pack;

    One(PackByBucket<T> pack) {
      this.pack = pack;
    }

    @Override
    public PCollection<KV<Integer, Iterable<byte[]>>> expand(PCollection<T> elements) {
      return elements.apply("PackByBucket", pack).apply("GroupBlocks", GroupByKey.create());
    }
  }
}
