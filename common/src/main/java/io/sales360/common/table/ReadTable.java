package io.sales360.common.table;

import io.sales360.common.schema.RecordCoder;
import java.io.IOException;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads the files of a table that a manifest names back into records. Bounded. A file that does not
 * hold the rows the manifest states fails the pipeline.
 *
 * <p>Amounts come back without trailing zeros; values that were rounded when written come back
 * rounded.
 */
public final class ReadTable<T extends Record> extends PTransform<PBegin, PCollection<T>> {
  private final Class<T> type;
  private final String lake;
  private final Manifest.Table table;

  private ReadTable(Class<T> type, String lake, Manifest.Table table) {
    this.type = type;
    this.lake = lake;
    this.table = table;
  }

  /**
   * Reads a table as records.
   *
   * @param lake directory or {@code gs://} prefix
   * @param table which files, from a manifest
   */
  public static <T extends Record> ReadTable<T> of(
      Class<T> type, String lake, Manifest.Table table) {
    return new ReadTable<>(type, lake, table);
  }

  @Override
  public PCollection<T> expand(PBegin begin) {
    return begin
        .apply(
            "ListFiles",
            Create.of(table.shards()).withCoder(SerializableCoder.of(Manifest.Shard.class)))
        .apply("SpreadFiles", Reshuffle.viaRandomKey())
        .apply("ReadFile", ParDo.of(new ReadFile<>(TableReader.of(type, lake))))
        .setCoder(RecordCoder.of(type));
  }

  private static final class ReadFile<T extends Record> extends DoFn<Manifest.Shard, T> {
    private final TableReader<T> reader;

    private ReadFile(TableReader<T> reader) {
      this.reader = reader;
    }

    @ProcessElement
    public void process(@Element Manifest.Shard shard, OutputReceiver<T> out) throws IOException {
      reader.read(shard, out::output);
    }
  }
}
