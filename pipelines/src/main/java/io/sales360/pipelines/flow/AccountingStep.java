package io.sales360.pipelines.flow;

import io.sales360.common.bundle.BundleStep;
import io.sales360.common.bundle.Emitter;
import io.sales360.common.bundle.Output;
import io.sales360.common.ledger.LedgerEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that counts what it does with rows where they are made, as {@link AccountingFn} does with
 * elements. What it keeps of a row goes to the next step.
 *
 * @param <T> rows
 * @param <K> what is kept of them
 */
public abstract class AccountingStep<T, K> implements BundleStep<T> {
  private final BundleStep<K> next;
  private transient Tally tally = new Tally();

  protected AccountingStep(BundleStep<K> next) {
    this.next = next;
  }

  /** Counts a row and says what is kept of it; null for nothing. */
  protected abstract @Nullable K keep(T row);

  /** Counts one row. */
  protected final void count(
      String feed, LedgerEntry.Kind kind, String outcome, @Nullable BigDecimal controlAmount) {
    tally.add(feed, kind, outcome, 1, controlAmount);
  }

  @Override
  public final void start() {
    tally = new Tally();
    next.start();
  }

  @Override
  public final void add(T row, Emitter out) {
    K kept = keep(row);
    if (kept != null) {
      next.add(kept, out);
    }
  }

  @Override
  public final void finish(Emitter out) {
    next.finish(out);
    tally.flush(entry -> out.emit(Accounts.COUNTED, entry));
  }

  @Override
  public final List<Output<?>> outputs() {
    List<Output<?>> outputs = new ArrayList<>(next.outputs());
    outputs.add(Accounts.COUNTED_OUTPUT);
    return List.copyOf(outputs);
  }
}
