package io.sales360.common.decision;

/** Why there is an attainment, or none. */
public enum AttainmentState {
  KNOWN,
  NO_TARGET,
  /** The target is zero or below: no share of it means anything. */
  TARGET_NOT_POSITIVE,
  NOT_STARTED
}
