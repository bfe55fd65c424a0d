package io.sales360.common.decision;

/** What net sales are split by. The members of one dimension add up to the whole. */
public enum SalesDimension {
  TOTAL,
  CHANNEL,
  TERRITORY,
  CATEGORY,
  PRODUCT,
  /** {@code new} in the month of a customer's first order, then {@code existing}. */
  CUSTOMER_GROUP
}
