package io.sales360.common.decision;

/** Whether there is a projected finish, or why not. */
public enum ProjectionState {
  KNOWN,
  /** Too few days for sample paths, and fewer than three finished periods with sales. */
  SHORT_HISTORY,
  /** Past periods differ so much that the projection has no usable bounds. */
  OUT_OF_RANGE,
  /** The period is over, or has not begun. */
  NOT_RUNNING
}
