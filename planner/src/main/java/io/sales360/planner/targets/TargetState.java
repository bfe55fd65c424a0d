package io.sales360.planner.targets;

import java.util.Locale;

/** How far a version of targets is. */
public enum TargetState {
  PROPOSED,
  APPROVED,
  /** Approved once; another version of the same owners and period was approved since. */
  SUPERSEDED,
  /** Final: neither it nor its owners and period change any more. */
  LOCKED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
