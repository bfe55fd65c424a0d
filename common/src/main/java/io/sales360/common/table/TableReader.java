package io.sales360.common.table;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.hadoop.ParquetReader;

/** Reads the files of a table back into records, outside of a pipeline or inside of one. */
public final class TableReader<T extends Record> implements Serializable {
  private final Class<T> type;
  private final String lake;

  private TableReader(Class<T> type, String lake) {
    this.type = type;
    this.lake = lake;
  }

  /**
   * A reader of records.
   *
   * @param lake directory or {@code gs://} prefix
   */
  public static <T extends Record> TableReader<T> of(Class<T> type, String lake) {
    return new TableReader<>(type, lake);
  }

  /**
   * Hands on the rows of one file, in its order.
   *
   * @throws IOException if it cannot be read, or does not hold the rows that the manifest states
   */
  public void read(Manifest.Shard shard, Consumer<T> rows) throws IOException {
    String path = LakeFiles.locate(lake, LakePaths.checked(shard.path()));
    long count = 0;
    try (ParquetReader<T> reader =
        new RowReadSupport.Builder<>(
                LakeFiles.input(path), new RowReadSupport<>(RowLayout.of(type), path))
            .build()) {
      for (T row = reader.read(); row != null; row = reader.read()) {
        count++;
        rows.accept(row);
      }
    }
    if (count != shard.rows()) {
      throw new IOException(
          "(%s) holds %d rows, but the manifest states %d.%nMaybe the file was replaced; run again."
              .formatted(path, count, shard.rows()));
    }
  }

  /** All rows of a table, shard by shard; for tables that fit into memory. */
  public List<T> readAll(Manifest.Table table) throws IOException {
    List<T> rows = new ArrayList<>();
    for (Manifest.Shard shard : table.shards()) {
      read(shard, rows::add);
    }
    return rows;
  }
}
