package io.sales360.common.decision;

/** How even the demand of a product is, by standard deviation over mean of its months. */
public enum XyzClass {
  /** At most 0.5. */
  X,
  /** At most 1.0. */
  Y,
  /** More than 1.0. */
  Z
}
