package io.sales360.common.table;

import io.sales360.common.schema.ByteReader;
import io.sales360.common.schema.ByteWriter;
import io.sales360.common.schema.RecordCoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table for one attempt and says what it wrote. Bounded, in the global window. The first
 * shard is always written, so an empty table has a file with its schema; other shards have a file
 * if they have rows.
 *
 * <p>The same rows give the same files and the same hashes on every runner, in whatever order they
 * come and however often a bundle is retried.
 */
public final class WriteTable<T extends Record>
    extends PTransform<PCollection<T>, PCollection<WrittenShard>> {
  private static final int BATCH_BYTES = 1 << 18;

  private final TableSpec<T> spec;
  private final String lake;
  private final String attempt;

  private WriteTable(TableSpec<T> spec, String lake, String attempt) {
    this.spec = spec;
    this.lake = lake;
    this.attempt = attempt;
  }

  /**
   * Writes the table below the lake.
   *
   * @param lake directory or {@code gs://} prefix
   * @param attempt unique name of the attempt, part of every path
   */
  public static <T extends Record> WriteTable<T> of(
      TableSpec<T> spec, String lake, String attempt) {
    return new WriteTable<>(spec, lake, LakePaths.attempt(attempt));
  }

  @Override
  public PCollection<WrittenShard> expand(PCollection<T> rows) {
    KvCoder<Integer, byte[]> batchCoder = KvCoder.of(VarIntCoder.of(), ByteArrayCoder.of());
    PCollection<KV<Integer, byte[]>> first =
        rows.getPipeline()
            .apply("NameFirstShard", Create.of(KV.of(0, new byte[0])).withCoder(batchCoder));
    PCollection<KV<Integer, byte[]>> batches =
        rows.apply("BatchByShard", ParDo.of(new BatchByShard<>(spec))).setCoder(batchCoder);
    return PCollectionList.of(first)
        .and(batches)
        .apply("WithFirstShard", Flatten.pCollections())
        .apply("GroupByShard", GroupByKey.create())
        .apply("WriteShard", ParDo.of(new WriteShard<>(spec, lake, attempt)))
        .setCoder(RecordCoder.of(WrittenShard.class));
  }

  /** Encodes rows and puts those of one shard into one element: runners cost per element. */
  private static final class BatchByShard<T extends Record> extends DoFn<T, KV<Integer, byte[]>> {
    private final TableSpec<T> spec;
    private final RecordCoder<T> coder;
    private transient @Nullable ByteWriter @Nullable [] batches;

    private BatchByShard(TableSpec<T> spec) {
      this.spec = spec;
      this.coder = RecordCoder.of(spec.type());
    }

    @StartBundle
    public void start() {
      batches = new ByteWriter[spec.shards()];
    }

    @ProcessElement
    public void process(@Element T row, OutputReceiver<KV<Integer, byte[]>> out)
        throws IOException {
      @Nullable ByteWriter[] open = Objects.requireNonNull(batches);
      int shard = Sharding.shardOf(spec, row);
      ByteWriter batch = open[shard];
      if (batch == null) {
        batch = new ByteWriter(4096);
        open[shard] = batch;
      }
      coder.encode(row, batch);
      if (batch.size() >= BATCH_BYTES) {
        out.output(KV.of(shard, batch.toByteArray()));
        open[shard] = null;
      }
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      @Nullable ByteWriter[] open = Objects.requireNonNull(batches);
      for (int shard = 0; shard < open.length; shard++) {
        ByteWriter batch = open[shard];
        if (batch != null) {
          context.output(
              KV.of(shard, batch.toByteArray()),
              BoundedWindow.TIMESTAMP_MIN_VALUE,
              GlobalWindow.INSTANCE);
        }
      }
    }
  }

  private static final class WriteShard<T extends Record>
      extends DoFn<KV<Integer, Iterable<byte[]>>, WrittenShard> {
    private final RecordCoder<T> coder;
    private final ShardWriter<T> writer;

    private WriteShard(TableSpec<T> spec, String lake, String attempt) {
      this.coder = RecordCoder.of(spec.type());
      this.writer = ShardWriter.of(spec, lake, attempt);
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> shard, OutputReceiver<WrittenShard> out)
        throws IOException {
      List<T> rows = new ArrayList<>();
      for (byte[] batch : shard.getValue()) {
        ByteReader in = new ByteReader(batch);
        while (in.available() > 0) {
          rows.add(coder.decode(in));
        }
      }
      out.output(writer.write(shard.getKey(), rows));
    }
  }
}
