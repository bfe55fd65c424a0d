package io.sales360.common.decision;

/** Place of a product in the order of size, by what the larger ones make up together. */
public enum AbcClass {
  /** The larger ones make up less than 80 percent. */
  A,
  /** The larger ones make up less than 95 percent. */
  B,
  /** All others, those that are not positive among them. */
  C
}
