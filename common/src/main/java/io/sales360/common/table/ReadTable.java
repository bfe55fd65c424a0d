package io.sales360.common.table;

import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Reads the files of a table that a manifest names back into records, see {@link TableScan}. */
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
    return TableScan.of(begin.getPipeline(), table.name(), type, lake, table.shards()).rows();
  }
}
