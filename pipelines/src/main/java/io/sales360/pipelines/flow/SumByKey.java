package io.sales360.pipelines.flow;

import io.sales360.common.schema.RecordCoder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableBiFunction;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.jspecify.annotations.Nullable;

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

  @Override
  public PCollection<T> expand(PCollection<T> records) {
    return records
        .apply("SumInBundle", ParDo.of(new PreSumFn<>(key, plus, buckets)))
        .setCoder(KvCoder.of(VarIntCoder.of(), RecordCoder.of(type)))
        .apply("GroupBuckets", GroupByKey.create())
        .apply("SumInBucket", ParDo.of(new SumFn<>(key, plus)))
        .setCoder(RecordCoder.of(type));
  }

  private static final class PreSumFn<T extends Record> extends DoFn<T, KV<Integer, T>> {
    private static final int FLUSH_AT = 50_000;

    private final SerializableFunction<T, String> key;
    private final SerializableBiFunction<T, T, T> plus;
    private final Buckets buckets;
    private transient @Nullable Map<String, T> held;

    PreSumFn(
        SerializableFunction<T, String> key,
        SerializableBiFunction<T, T, T> plus,
        Buckets buckets) {
      this.key = key;
      this.plus = plus;
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      held = new LinkedHashMap<>();
    }

    @ProcessElement
    public void process(@Element T record, OutputReceiver<KV<Integer, T>> sums) {
      Map<String, T> records = held == null ? new LinkedHashMap<>() : held;
      records.merge(key.apply(record), record, plus);
      if (records.size() >= FLUSH_AT) {
        records.forEach((text, sum) -> sums.output(KV.of(buckets.of(text), sum)));
        records.clear();
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      if (held != null) {
        held.forEach(
            (text, sum) ->
                context.output(
                    KV.of(buckets.of(text), sum),
                    BoundedWindow.TIMESTAMP_MIN_VALUE,
                    GlobalWindow.INSTANCE));
      }
    }
  }

  private static final class SumFn<T extends Record> extends DoFn<KV<Integer, Iterable<T>>, T> {
    private final SerializableFunction<T, String> key;
    private final SerializableBiFunction<T, T, T> plus;

    SumFn(SerializableFunction<T, String> key, SerializableBiFunction<T, T, T> plus) {
      this.key = key;
      this.plus = plus;
    }

    @ProcessElement
    public void process(@Element KV<Integer, Iterable<T>> bucket, OutputReceiver<T> sums) {
      Map<String, T> records = new LinkedHashMap<>();
      bucket.getValue().forEach(record -> records.merge(key.apply(record), record, plus));
      records.values().forEach(sums::output);
    }
  }
}
