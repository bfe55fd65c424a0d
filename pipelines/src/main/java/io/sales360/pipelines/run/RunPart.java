package io.sales360.pipelines.run;

import io.sales360.common.deadletter.DeadLetter;
import io.sales360.common.ledger.LedgerEntry;
import io.sales360.common.schema.RecordSchema;
import io.sales360.common.table.WrittenShard;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * One thing the end of a run must know: exactly one of the three is there.
 *
 * @param entry what became of some rows
 * @param shard a file that was written
 * @param sample a refused row, shown to people; a few per feed and rule
 */
@DefaultSchema(RecordSchema.class)
record RunPart(
    @Nullable LedgerEntry entry, @Nullable WrittenShard shard, @Nullable DeadLetter sample)
    implements Serializable {
  static RunPart of(LedgerEntry entry) {
    return new RunPart(entry, null, null);
  }

  static RunPart of(WrittenShard shard) {
    return new RunPart(null, shard, null);
  }

  static RunPart of(DeadLetter sample) {
    return new RunPart(null, null, sample);
  }
}
