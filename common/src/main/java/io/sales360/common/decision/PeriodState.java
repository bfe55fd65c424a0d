package io.sales360.common.decision;

/** Where the as-of date lies. */
public enum PeriodState {
  /** On the last day or after it. */
  FINISHED,
  RUNNING,
  /** Before the first day. */
  UPCOMING
}
