package io.sales360.common.decision;

/** Length of the period that a row is about. */
public enum PeriodGrain {
  DAY,
  /** From Monday on. */
  WEEK,
  MONTH,
  /** Calendar year. */
  YEAR,
  /** All days up to the as-of date. */
  HISTORY
}
