package io.sales360.planner.targets;

import java.util.Locale;

/** How far a version of targets is. Each state follows the one before; none is ever left out. */
public enum TargetState {
  PROPOSED,
  APPROVED,
  /** Final: neither it nor its owners and period change any more. */
  LOCKED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
