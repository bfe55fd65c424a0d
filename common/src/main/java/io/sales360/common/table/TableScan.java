package io.sales360.common.table;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Each;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.schema.RecordCoder;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The files of a table, read anew for each who asks. Bounded. Readers take a step along into the
 * reading, so that rows become sums and blocks at once and never lie in a runner's memory. Used
 * while a graph is assembled, never inside one. A file that does not hold the rows that are stated
 * fails the pipeline.
 *
 * <p>Amounts come back without trailing zeros; values that were rounded when written come back
 * rounded.
 */
public final class TableScan<T extends Record> {
  private final String name;
  private final Class<T> type;
  private final String lake;
  private final PCollection<Manifest.Shard> files;
  private @Nullable PCollection<T> rows;

  private TableScan(String name, Class<T> type, String lake, PCollection<Manifest.Shard> files) {
    this.name = name;
    this.type = type;
    this.lake = lake;
    this.files = files;
  }

  /**
   * A table of a manifest.
   *
   * @param name of the table
   * @param lake directory or {@code gs://} prefix
   * @param shards the files; none for a table without rows
   */
  public static <T extends Record> TableScan<T> of(
      Pipeline pipeline, String name, Class<T> type, String lake, List<Manifest.Shard> shards) {
    return new TableScan<>(
        name,
        type,
        lake,
        pipeline
            .apply(
                "List_" + name,
                Create.of(shards).withCoder(SerializableCoder.of(Manifest.Shard.class)))
            .apply("Spread_" + name, Reshuffle.viaRandomKey()));
  }

  /** A table that the same job writes. */
  public static <T extends Record> TableScan<T> ofWritten(
      TableSpec<T> spec, String lake, PCollection<WrittenShard> shards) {
    return new TableScan<>(
        spec.name(),
        spec.type(),
        lake,
        shards
            .apply(
                "List_" + spec.name(),
                MapElements.into(TypeDescriptor.of(Manifest.Shard.class))
                    .via((WrittenShard shard) -> shard.inManifest()))
            .setCoder(SerializableCoder.of(Manifest.Shard.class))
            .apply("Spread_" + spec.name(), Reshuffle.viaRandomKey()));
  }

  /**
   * Does a step with every row.
   *
   * @param name of the reading, unique in the job
   */
  public PCollectionTuple into(String name, BundleStep<T> step) {
    return files.apply(name, new IntoStep<>(TableReader.of(type, lake), step));
  }

  /** All rows as elements, read once: for tables that are small beside a runner's memory. */
  public PCollection<T> rows() {
    if (rows == null) {
      TupleTag<T> tag = new TupleTag<>("rows");
      rows = into("Read_" + name, new Each<>(tag, RecordCoder.of(type))).get(tag);
    }
    return rows;
  }

  private static final class IntoStep<T extends Record>
      extends PTransform<PCollection<Manifest.Shard>, PCollectionTuple> {
    private final TableReader<T> reader;
    private final BundleStep<T> step;

    private IntoStep(TableReader<T> reader, BundleStep<T> step) {
      this.reader = reader;
      this.step = step;
    }

    @Override
    public PCollectionTuple expand(PCollection<Manifest.Shard> files) {
      List<Output<?>> outputs = step.outputs();
      return Output.coded(withMain(files, outputs.get(0).tag(), outputs), outputs);
    }

    private <M> PCollectionTuple withMain(
        PCollection<Manifest.Shard> files, TupleTag<M> main, List<Output<?>> outputs) {
      return files.apply(
          "ReadFile",
          ParDo.of(new ReadFn<T, M>(reader, step))
              .withOutputTags(main, Output.others(main, outputs)));
    }
  }

  private static final class ReadFn<T extends Record, M> extends DoFn<Manifest.Shard, M> {
    private final TableReader<T> reader;
    private final BundleStep<T> step;

    private ReadFn(TableReader<T> reader, BundleStep<T> step) {
      this.reader = reader;
      this.step = step;
    }

    @StartBundle
    public void start() {
      step.start();
    }

    @ProcessElement
    public void process(@Element Manifest.Shard shard, MultiOutputReceiver outputs)
        throws IOException {
      Emitter out = Emitter.of(outputs);
      reader.read(shard, row -> step.add(row, out));
    }

    @FinishBundle
    public void finish(FinishBundleContext context) {
      step.finish(Emitter.of(context));
    }
  }
}
