package io.sales360.pipelines.flow;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.InBundle;
import io.sales360.common.bundle.Pack;
import io.sales360.common.schema.RecordCoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Adds up records of equal key, within the bundle first, so that fewer elements are shuffled;
 * bounded. One record per key comes out. All records of a bucket's keys, summed, must fit into
 * memory.
 *
 * @param <T> a record that can be added to another of its key, in any order with an equal result:
 *     decimals and counts can, doubles cannot
 */
public final class SumByKey<T extends Record> extends PTransform<PCollection<T>, PCollection<T>> {
  private final Class<T> type;
  private final SerializableFunction<T, String> key;
  private final SerializableBiFunction<T, T, T> plus;
  private final Buckets buckets;

  private SumByKey(
      Class<T> type,
      SerializableFunction<T, String> key,
      SerializableBiFunction<T, T, T> plus,
      Buckets buckets) {
    this.type = type;
    this.key = key;
    this.plus = plus;
    this.buckets = buckets;
  }

  /**
   * Adds up records of a type.
   *
   * @param key text that is equal for records that belong together
   * @param plus sum of two records of one key
   */
  public static <T extends Record> SumByKey<T> of(
      Class<T> type,
      SerializableFunction<T, String> key,
      SerializableBiFunction<T, T, T> plus,
      Buckets buckets) {
    return new SumByKey<>(type, key, plus, buckets);
  }

  /**
   * The step that adds up and packs records where they are made; {@link #ofPacked} adds up what
   * comes of it.
   *
   * @param tag where the blocks go
   */
  public BundleStep<T> step(TupleTag<KV<Integer, byte[]>> tag) {
    return new SumInBundle<>(key, plus, pack(tag));
  }

  /** The same without adding up, for records of which few in a bundle have equal keys. */
  public Pack<T> pack(TupleTag<KV<Integer, byte[]>> tag) {
    return GroupByBucket.pack(tag, blocks(), key, buckets);
  }

  /** Adds up records that were packed where they were made. */
  public PTransform<PCollection<KV<Integer, byte[]>>, PCollection<T>> ofPacked() {
    return new OfPacked<>(this);
  }

  @Override
  public PCollection<T> expand(PCollection<T> records) {
    TupleTag<KV<Integer, byte[]>> packed = new TupleTag<>("packed");
    return records
        .apply("SumInBundle", InBundle.doing(step(packed)))
        .get(packed)
        .apply("SumBuckets", ofPacked());
  }

  private Blocks<T> blocks() {
    return Blocks.of(RecordCoder.of(type));
  }

  private static final class OfPacked<T extends Record>
      extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<T>> {
    private final SumByKey<T> sums;

    private OfPacked(SumByKey<T> sums) {
      this.sums = sums;
    }

    @Override
    public PCollection<T> expand(PCollection<KV<Integer, byte[]>> packed) {
      return packed
          .apply("GroupSums", GroupByKey.create())
          .apply("SumInBucket", ParDo.of(new SumFn<>(sums.blocks(), sums.key, sums.plus)))
          .setCoder(RecordCoder.of(sums.type));
    }
  }

  private static final class SumFn<T extends Record>
      extends DoFn<KV<Integer, Iterable<byte[]>>, T> {
    private final Blocks<T> blocks;
    private final SerializableFunction<T, String> key;
    private final SerializableBiFunction<T, T, T> plus;

    SumFn(
        Blocks<T> blocks,
        SerializableFunction<T, String> key,
        SerializableBiFunction<T, T, T> plus) {
      this.blocks = blocks;
      this.key = key;
      this.plus = plus;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<byte[]>> bucket, OutputReceiver<T> sums) {
      Map<String, T> records = new LinkedHashMap<>();
      blocks
          .in(bucket.getValue())
          .forEach(record -> records.merge(key.apply(record), record, plus));
      records.values().forEach(sums::output);
    }
  }
}
