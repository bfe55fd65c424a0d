package io.sales360.pipelines.flow;

import io.sales360.common.ledger.LedgerEntry;
import java.math.BigDecimal;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.jspecify.annotations.Nullable;

/**
 * A step that counts what it does with rows. One tally per bundle; its entries leave with the
 * bundle under {@link Accounts#COUNTED}. Bounded input in the global window only.
 */
public abstract class AccountingFn<InputT, OutputT> extends DoFn<InputT, OutputT> {
  private transient @Nullable Tally tally;

  @StartBundle
  public void startTally() {
    tally = new Tally();
  }

  /** Counts one row. */
  protected void count(
      String feed, LedgerEntry.Kind kind, String outcome, @Nullable BigDecimal controlAmount) {
    count(feed, kind, outcome, 1, controlAmount);
  }

  /** Counts rows that became one. */
  protected void count(
      String feed,
      LedgerEntry.Kind kind,
      String outcome,
      long rows,
      @Nullable BigDecimal controlAmount) {
    if (tally == null) {
      throw new IllegalStateException("Rows are counted inside a bundle only.");
    }
    tally.add(feed, kind, outcome, rows, controlAmount);
  }

  @FinishBundle
  public void flushTally(FinishBundleContext context) {
    if (tally != null) {
      tally.flush(
          entry ->
              context.output(
                  Accounts.COUNTED,
                  entry,
                  BoundedWindow.TIMESTAMP_MIN_VALUE,
                  GlobalWindow.INSTANCE));
    }
  }
}
