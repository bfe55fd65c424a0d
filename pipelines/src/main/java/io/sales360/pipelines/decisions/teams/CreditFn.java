package io.sales360.pipelines.decisions.teams;

import io.sales360.common.ledger.LedgerEntry.Kind;
import io.sales360.pipelines.flow.AccountingFn;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A step that asks who belonged to which team, and counts what it cannot credit. */
abstract class CreditFn<InputT, OutputT> extends AccountingFn<InputT, OutputT> {
  private final CrewView view;
  private transient @Nullable Crews crews;

  CreditFn(CrewView view) {
    this.view = view;
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

  final void read(String account, BigDecimal amount) {
    count(account, Kind.READ, "", amount);
  }

  final void leaveOut(String account, String reason, BigDecimal amount) {
    count(account, Kind.FILTERED, reason, amount);
  }
}
