package io.sales360.common.decision;

/** Which touches before an order get the credit for it. */
public enum CreditRule {
  /** The earliest. */
  FIRST,
  /** The latest. */
  LAST,
  /** All alike. */
  LINEAR,
  /** Forty per cent for the earliest and the latest each, the rest for those between. */
  POSITION
}
