package io.sales360.common.table;

import io.sales360.common.bundle.Blocks;
import io.sales360.common.bundle.InBundle;
import io.sales360.common.bundle.Pack;
import io.sales360.common.schema.RecordCoder;
import java.io.IOException;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TupleTag;

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
  private final TableSpec<T> spec;
  private final String lake;
  private final String attempt;

  private WriteTable(TableSpec<T> spec, String lake, String attempt) {
    this.spec = spec;
    this.lake = lake;
    this.attempt = LakePaths.attempt(attempt);
  }

  /**
   * Writes the table below the lake.
   *
   * @param lake directory or {@code gs://} prefix
   * @param attempt unique name of the attempt, part of every path
   */
  public static <T extends Record> WriteTable<T> of(
      TableSpec<T> spec, String lake, String attempt) {
    return new WriteTable<>(spec, lake, attempt);
  }

  /** The step that packs rows of a table where they are made; {@link #packed} writes them. */
  public static <T extends Record> Pack<T> pack(TableSpec<T> spec) {
    return new Pack<>(packed(spec), blocks(spec), row -> Sharding.shardOf(spec, row));
  }

  /** Where {@link #pack} puts the rows of a table. */
  public static TupleTag<KV<Integer, byte[]>> packed(TableSpec<?> spec) {
    return new TupleTag<>(spec.name());
  }

  /** Writes rows that were packed where they were made. */
  public PTransform<PCollection<KV<Integer, byte[]>>, PCollection<WrittenShard>> ofPacked() {
    return new OfPacked<>(spec, lake, attempt);
  }

  @Override
  public PCollection<WrittenShard> expand(PCollection<T> rows) {
    return rows.apply("PackByShard", InBundle.doing(pack(spec)))
        .get(packed(spec))
        .apply("WriteShards", ofPacked());
  }

  private static <T extends Record> Blocks<T> blocks(TableSpec<T> spec) {
    return Blocks.of(RecordCoder.of(spec.type()));
  }

  private static final class OfPacked<T extends Record>
      extends PTransform<PCollection<KV<Integer, byte[]>>, PCollection<WrittenShard>> {
    private final TableSpec<T> spec;
    private final String lake;
    private final String attempt;

    private OfPacked(TableSpec<T> spec, String lake, String attempt) {
      this.spec = spec;
      this.lake = lake;
      this.attempt = attempt;
    }

    @Override
    public PCollection<WrittenShard> expand(PCollection<KV<Integer, byte[]>> packed) {
      PCollection<KV<Integer, byte[]>> first =
          packed
              .getPipeline()
              .apply(
                  "NameFirstShard_" + spec.name(),
                  Create.of(KV.of(0, new byte[0])).withCoder(packed.getCoder()));
      return PCollectionList.of(first)
          .and(packed)
          .apply("WithFirstShard", Flatten.pCollections())
          .apply("GroupByShard", GroupByKey.create())
          .apply("WriteShard", ParDo.of(new WriteShard<>(spec, lake, attempt)))
          .setCoder(RecordCoder.of(WrittenShard.class));
    }
  }

  private static final class WriteShard<T extends Record>
      extends DoFn<KV<Integer, Iterable<byte[]>>, WrittenShard> {
    private final Blocks<T> blocks;
    private final ShardWriter<T> writer;

    private WriteShard(TableSpec<T> spec, String lake, String attempt) {
      this.blocks = blocks(spec);
      this.writer = ShardWriter.of(spec, lake, attempt);
    }

    @ProcessElement
    public void process(
        @Element KV<Integer, Iterable<byte[]>> shard, OutputReceiver<WrittenShard> out)
        throws IOException {
      out.output(writer.write(shard.getKey(), blocks.in(shard.getValue())));
    }
  }
}
