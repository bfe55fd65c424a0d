package io.sales360.pipelines.flow;

import io.sales360.common.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts rows within one bundle, so that one ledger entry stands for many rows. What is counted
 * leaves as elements of the bundle: a retried bundle is counted once.
 */
public final class Tally {
  private record Line(String feed, LedgerEntry.Kind kind, String outcome) {}

  private static final class Sum {
    long rows;
    BigDecimal amount = BigDecimal.ZERO;
  }

  private final Map<Line, Sum> sums = new LinkedHashMap<>();

  public void add(
      String feed,
      LedgerEntry.Kind kind,
      String outcome,
      long rows,
      @Nullable BigDecimal controlAmount) {
    Sum sum = sums.computeIfAbsent(new Line(feed, kind, outcome), line -> new Sum());
    sum.rows += rows;
    if (controlAmount != null) {
      sum.amount = sum.amount.add(controlAmount);
    }
  }

  /** Hands out one entry per line and starts anew. */
  public void flush(Consumer<LedgerEntry> entries) {
    sums.forEach(
        (line, sum) ->
            entries.accept(
                new LedgerEntry(
                    line.feed(), line.kind(), line.outcome(), "", sum.rows, sum.amount)));
    sums.clear();
  }
}
