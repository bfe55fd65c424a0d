package io.sales360.common.decision;

/** Where the cost of a sold line comes from, the best first. */
public enum CostSource {
  /** The source of the line states it. */
  LINE,
  /**
   * The price list that is valid on the day of the sale, that of the channel before the general.
   */
  PRICE_LIST,
  /** The product's own cost, which has no date. */
  PRODUCT,
  /** No source states it, or it cannot be turned into the reporting currency. Never zero. */
  UNKNOWN
}
