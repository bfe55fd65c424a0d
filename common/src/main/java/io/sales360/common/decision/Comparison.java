package io.sales360.common.decision;

/** Which two periods are held against each other. */
public enum Comparison {
  MONTH_TO_PREVIOUS_MONTH,
  MONTH_TO_YEAR_AGO,
  YEAR_TO_PREVIOUS_YEAR
}
