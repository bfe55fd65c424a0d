package io.sales360.common.decision;

/** What a projected finish rests on. */
public enum ProjectionBasis {
  /** Sales so far plus sample paths of a forecast of the owner's days to come. */
  SAMPLE_PATHS,
  /** The same, where the days to come follow the season of the year that two years or more show. */
  SEASONAL_PATHS,
  /** Sales so far over the share usual by now: the days are too few for sample paths. */
  PACE,
  /** Totals of past periods: the days are too few, and what is sold so far says nothing. */
  PAST_TOTALS
}
