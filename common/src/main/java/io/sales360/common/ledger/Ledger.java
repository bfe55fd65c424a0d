package io.sales360.common.ledger;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.DefaultCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what became of rows. Mutable, made to be the accumulator of a combine: the order of
 * adding and merging does not matter.
 */
@DefaultCoder(SerializableCoder.class)
public final class Ledger implements Serializable {
  private final TreeMap<Account, Sum> sums = new TreeMap<>();

  /** Entries with the same account add up. */
  private record Account(String feed, LedgerEntry.Kind kind, String outcome, String table)
      implements Comparable<Account>, Serializable {
    @Override
    public int compareTo(Account other) {
      int order = feed.compareTo(other.feed);
      order = order != 0 ? order : kind.compareTo(other.kind);
      order = order != 0 ? order : outcome.compareTo(other.outcome);
      return order != 0 ? order : table.compareTo(other.table);
    }
  }

  private record Sum(long rows, BigDecimal amount) implements Serializable {
    private Sum plus(Sum other) {
      return new Sum(Math.addExact(rows, other.rows), amount.add(other.amount));
    }
  }

  public Ledger add(LedgerEntry entry) {
    sums.merge(
        new Account(entry.feed(), entry.kind(), entry.outcome(), entry.table()),
        new Sum(entry.rows(), entry.amount()),
        Sum::plus);
    return this;
  }

  public Ledger addAll(Iterable<LedgerEntry> entries) {
    entries.forEach(this::add);
    return this;
  }

  /** Adds what was counted elsewhere. */
  public Ledger merge(Ledger other) {
    other.sums.forEach((account, sum) -> sums.merge(account, sum, Sum::plus));
    return this;
  }

  /** One entry per account, by feed, kind, outcome and table; amounts without trailing zeros. */
  public List<LedgerEntry> entries() {
    List<LedgerEntry> entries = new ArrayList<>();
    sums.forEach(
        (account, sum) ->
            entries.add(
                new LedgerEntry(
                    account.feed(),
                    account.kind(),
                    account.outcome(),
                    account.table(),
                    sum.rows(),
                    plain(sum.amount()))));
    return entries;
  }

  /** What each feed read, against where its rows went. */
  public LedgerReport report() {
    return LedgerReport.of(entries());
  }

  static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ledger that && that.entries().equals(entries());
  }

  @Override
  public int hashCode() {
    return sums.keySet().size();
  }

  @Override
  public String toString() {
    return entries().toString();
  }
}
