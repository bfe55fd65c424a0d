package io.sales360.forecasting.interval;

/** Which values a measure can take. */
public enum Support {
  /** Any number. */
  REAL,
  /** No number below zero. */
  NON_NEGATIVE,
  /** 0, 1, 2, …. */
  COUNTS;

  /** The nearest value that the measure can take. */
  public double nearest(double value) {
    return switch (this) {
      case REAL -> value;
      case NON_NEGATIVE -> Math.max(0, value);
      case COUNTS -> Math.max(0, Math.rint(value));
    };
  }
}
