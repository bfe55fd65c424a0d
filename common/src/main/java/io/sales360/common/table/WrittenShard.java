package io.sales360.common.table;

import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per file written.
 *
 * @param table name of the table
 * @param shard number of the shard, from 0
 * @param shards how many shards the table has; those without rows have no file, but the first
 *     always has
 * @param path of the file below the lake
 * @param rows how many the file holds, read back from its footer
 * @param contentHash SHA-256 (hex) over the canonical bytes of the rows in their order
 * @param written rows and control amounts by feed and outcome, of rows that know their origin
 */
@DefaultSchema(RecordSchema.class)
public record WrittenShard(
    String table,
    int shard,
    int shards,
    String path,
    long rows,
    String contentHash,
    List<LedgerEntry> written)
    implements Serializable {
  public WrittenShard {
    written = List.copyOf(written);
  }

  /** The file as a manifest names it. */
  public Manifest.Shard inManifest() {
    return new Manifest.Shard(shard, path, rows, contentHash);
  }
}
