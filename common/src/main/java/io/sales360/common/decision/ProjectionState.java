package io.sales360.common.decision;

/** What a projected finish rests on, or why there is none. */
public enum ProjectionState {
  /** Sales so far over the share usual by now. */
  PACE,
  /** Totals of past periods: what is sold so far says nothing. */
  PAST_TOTALS,
  /** Fewer than three finished periods of the owner with sales. */
  SHORT_HISTORY,
  /** Past periods differ so much that the projection has no usable bounds. */
  OUT_OF_RANGE,
  /** The period is over, or has not begun. */
  NOT_RUNNING
}
