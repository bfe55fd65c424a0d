package io.sales360.common.decision;

/** What a price-volume-mix row explains the change of. */
public enum BridgeMeasure {
  /** Gross less discounts less returns on their day. */
  NET_SALES,
  /** Gross less discounts less the cost of the units sold; returns do not count. */
  SOLD_MARGIN
}
