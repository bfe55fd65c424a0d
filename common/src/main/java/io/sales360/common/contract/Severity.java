package io.sales360.common.contract;

/** What breaking a rule does. */
public enum Severity {
  /** The row is refused. */
  ERROR,
  /** The row is kept and counted. */
  WARNING
}
