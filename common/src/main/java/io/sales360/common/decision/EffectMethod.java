package io.sales360.common.decision;

/** How an effect was told from what would have happened anyway. */
public enum EffectMethod {
  /** Sales less a forecast without it; windows in which nothing ran tell the error. */
  BASELINE_FORECAST,
  /** Customers reached against customers held out at random. */
  HOLDOUT,
  /** Customers reached against those who were not, each compared with itself before. */
  DIFFERENCE_IN_DIFFERENCES
}
