package io.sales360.common.decision;

/** By what the lines of a customer are counted to learn what he prefers. */
public enum PreferenceDimension {
  CATEGORY,
  BRAND,
  SIZE,
  COLOR,
  CHANNEL,
  /** Gross amount per unit in the reporting currency, in steps of 1, 2, 5, 10, 20, 50, … */
  PRICE_BAND,
  /** Only lines sold under a promotion have a value. */
  PROMOTION
}
