package io.sales360.planner.metrics.time;

import java.util.Locale;

/** Which earlier time a figure is held against. */
public enum Comparison {
  /** The period before. */
  PREVIOUS_PERIOD,
  /** The same period a year before. */
  PREVIOUS_YEAR;

  /** As column names end. */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return suffix().replace('_', '-');
  }
}
