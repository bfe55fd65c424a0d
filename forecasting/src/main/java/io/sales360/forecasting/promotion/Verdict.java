package io.sales360.forecasting.promotion;

/** What a measured effect allows to say. */
public enum Verdict {
  /** The interval lies above zero. */
  EFFECTIVE,
  /** The interval lies below the least effect worth having. */
  INEFFECTIVE,
  /** The interval holds both nothing and something worth having. */
  INCONCLUSIVE,
  /** There is no honest interval. */
  NOT_MEASURABLE
}
