package io.sales360.pipelines.decisions.teams;

import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A step that asks whom sales are credited to, and counts what it cannot credit. */
abstract class CreditFn<InputT, OutputT> extends AccountingFn<InputT, OutputT> {
  private final CrewView view;
  private final String account;
  private transient @Nullable Crews crews;

  CreditFn(CrewView view, String account) {
    this.view = view;
    this.account = account;
  }

  @Override
  @StartBundle
  public void startTally() {
    super.startTally();
    crews = null;
  }

  final Crews crews(ProcessContext context) {
    if (crews == null) {
      crews = view.read(context);
    }
    return crews;
  }

  final void read(BigDecimal amount) {
    count(account, Kind.READ, "", amount);
  }

  final void leaveOut(String reason, BigDecimal amount) {
    count(account, Kind.FILTERED, reason, amount);
  }

  /** The owner credited; null, and counted, where there is none. */
  final @Nullable String creditedTo(
      @Nullable String salespersonId, BigDecimal amount, ProcessContext context) {
    if (salespersonId == null) {
      leaveOut("no salesperson", amount);
      return null;
    }
    String owner = crews(context).creditedTo(salespersonId);
    if (owner == null) {
      leaveOut("no team", amount);
    }
    return owner;
  }
}
