package io.sales360.common.decision;

/** Where the share of a period that is usual by now was learned. */
public enum PaceBasis {
  OWN_HISTORY,
  /** All owners of the table together, because the own history is too short. */
  COMPANY_HISTORY,
  /** Days gone by over all days: no history is long enough. */
  DAYS
}
