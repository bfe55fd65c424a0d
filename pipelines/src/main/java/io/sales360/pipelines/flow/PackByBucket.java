package io.sales360.pipelines.flow;

import io.sales360.common.schema.ByteWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Puts the elements of a bundle that belong to one bucket into {@link Blocks}; bounded, in the
 * global window. No element leaves its bundle, so nothing is lost or doubled by a retry.
 */
final class PackByBucket<T> extends PTransform<PCollection<T>, PCollection<KV<Integer, byte[]>>> {
  static final KvCoder<Integer, byte[]> CODER = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());

  private final Blocks<T> blocks;
  private final SerializableFunction<T, String> key;
  private final Buckets buckets;

  PackByBucket(Blocks<T> blocks, SerializableFunction<T, String> key, Buckets buckets) {
    this.blocks = blocks;
    this.key = key;
    this.buckets = buckets;
  }

  @Override
  public PCollection<KV<Integer, byte[]>> expand(PCollection<T> elements) {
    return elements.apply("Pack", ParDo.of(new PackFn<>(blocks, key, buckets))).setCoder(CODER);
  }

  private static final class PackFn<T> extends DoFn<T, KV<Integer, byte[]>> {
    /** A block that is worth an element of its own. */
    private static final int BLOCK_BYTES = 1 << 18;

    /** What all open blocks of a bundle may hold together. */
    private static final long HELD_BYTES = 1L << 24;

    private final Blocks<T> blocks;
    private final SerializableFunction<T, String> key;
    private final Buckets buckets;
    private transient Map<Integer, ByteWriter> open = new HashMap<>();
    private transient long held;

    PackFn(Blocks<T> blocks, SerializableFunction<T, String> key, Buckets buckets) {
      this.blocks = blocks;
      this.key = key;
      this.buckets = buckets;
    }

    @StartBundle
    public void start() {
      open = new HashMap<>();
      held = 0;
    }

    @ProcessElement
    public void process(@Element T element, OutputReceiver<KV<Integer, byte[]>> packed)
        throws IOException {
      int bucket = buckets.of(key.apply(element));
      ByteWriter block = open.computeIfAbsent(bucket, b -> blocks.open());
      int before = block.size();
      blocks.add(element, block);
      held += block.size() - before;
      if (block.size() >= BLOCK_BYTES) {
        held -= block.size();
        packed.output(KV.of(bucket, block.toByteArray()));
        open.remove(bucket);
      } else if (held >= HELD_BYTES) {
        open.forEach((b, bytes) -> packed.output(KV.of(b, bytes.toByteArray())));
        start();
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      open.forEach(
          (bucket, block) ->
              context.output(
                  KV.of(bucket, block.toByteArray()),
                  BoundedWindow.TIMESTAMP_MIN_VALUE,
                  GlobalWindow.INSTANCE));
      open = new HashMap<>();
    }
  }
}
