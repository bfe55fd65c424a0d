package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.PurchaseState;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a customer counts as lost: more than {@code churnedAfter} days without a sale; at risk from
 * more than {@code riskAfter} days on.
 */
record ChurnRule(int riskAfter, int churnedAfter) implements Serializable {
  /** The reference's rule of 90 days, and half of it. */
  static final ChurnRule DAYS_90 = new ChurnRule(45, 90);

  PurchaseState state(@Nullable LocalDate lastOrderedOn, LocalDate asOf) {
    if (lastOrderedOn == null) {
      return PurchaseState.NEVER_PURCHASED;
    }
    long days = ChronoUnit.DAYS.between(lastOrderedOn, asOf);
    if (days > churnedAfter) {
      return PurchaseState.CHURNED;
    }
    return days > riskAfter ? PurchaseState.AT_RISK : PurchaseState.ACTIVE;
  }
}
