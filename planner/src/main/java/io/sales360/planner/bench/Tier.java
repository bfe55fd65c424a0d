package io.sales360.planner.bench;

/** How much an automatic forecast may cost. */
public enum Tier {
  /** A few milliseconds per series. */
  FAST,
  /** The whole pool. */
  BEST
}
