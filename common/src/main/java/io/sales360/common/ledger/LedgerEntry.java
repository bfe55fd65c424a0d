package io.sales360.common.ledger;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * A partial count of rows that met the same fate. Entries with equal feed, kind, outcome and table
 * add up. The ledger of a feed balances when READ equals the sum of the other kinds, in rows and in
 * amounts.
 *
 * @param feed feed of the rows, or {@code (inferred)}
 * @param kind what became of them
 * @param outcome the feed's outcome, or the rule or reason
 * @param table table they were written to; empty unless WRITTEN
 * @param rows how many
 * @param amount sum of their control amounts
 */
@DefaultSchema(RecordSchema.class)
public record LedgerEntry(
    String feed, Kind kind, String outcome, String table, long rows, BigDecimal amount)
    implements Serializable {

  /**
   * True for a feed of the product file. Rows of our own making have names that no feed can have:
   * {@code (inferred)} and {@code series:…}.
   */
  static boolean isSource(String feed) {
    return feed.indexOf('(') < 0 && feed.indexOf(':') < 0;
  }

  /** What became of rows. */
  public enum Kind {
    READ,
    WRITTEN,
    REFUSED,
    FILTERED,
    DEDUPLICATED,
    /** Made by us for a key no feed knows; no part of what was read. */
    INFERRED
  }
}
