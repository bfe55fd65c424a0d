package io.sales360.forecasting.targets;

import java.io.Serializable;

/**
 * One finished period (month, quarter, year): what was sold on each of its days, and what kind of
 * day it was. Immutable.
 */
public final class PastPeriod implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Kinds beyond this are dates, not kinds. */
  static final int MOST_KINDS = 1000;

  private final double[] values;
  private final int[] kinds;
  private final double total;

  private PastPeriod(double[] values, int[] kinds) {
    this.values = values;
    this.kinds = kinds;
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    this.total = sum;
  }

  /**
   * A period day by day.
   *
   * @param values one per day; copied
   * @param kinds of the days, small numbers with a meaning of the caller's: 0 working, 1 closed; or
   *     the day of the week; copied
   */
  public static PastPeriod of(double[] values, int[] kinds) {
    if (values.length != kinds.length || values.length == 0) {
      throw new IllegalArgumentException(
          "The period has %d values and %d kinds of days.%nMaybe its calendar is not complete."
              .formatted(values.length, kinds.length));
    }
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(
            "The value (%s) of a day must be finite.%nMaybe use 0 for days without sales."
                .formatted(value));
      }
    }
    requireKinds(kinds);
    return new PastPeriod(values.clone(), kinds.clone());
  }

  static void requireKinds(int[] kinds) {
    for (int kind : kinds) {
      if (kind < 0 || kind > MOST_KINDS) {
        throw new IllegalArgumentException(
            "The kind (%d) of a day must lie in 0..%d.%nMaybe number the kinds from 0."
                .formatted(kind, MOST_KINDS));
      }
    }
  }

  int days() {
    return values.length;
  }

  double value(int day) {
    return values[day];
  }

  int kind(int day) {
    return kinds[day];
  }

  int[] kinds() {
    return kinds;
  }

  /** What was sold in the whole period. */
  public double total() {
    return total;
  }
}
