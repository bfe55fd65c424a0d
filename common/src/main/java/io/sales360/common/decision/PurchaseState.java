package io.sales360.common.decision;

/** Where a customer stands on the as-of date. */
public enum PurchaseState {
  /** Known, but without a sale. */
  NEVER_PURCHASED,
  /** Bought lately. */
  ACTIVE,
  /** Bought, but not for a while. */
  AT_RISK,
  /** Has not bought for longer than the churn rule allows. */
  CHURNED
}
