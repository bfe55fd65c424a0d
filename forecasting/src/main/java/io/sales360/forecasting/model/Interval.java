package io.sales360.forecasting.model;

import java.io.Serializable;

/** A central interval: the value falls inside with {@code level} percent probability. */
public record Interval(int level, double lower, double upper) implements Serializable {
  /** Refuses bounds that cross or are not numbers. */
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "The interval at level "
              + level
              + " has a lower bound ("
              + lower
              + ") above its upper bound ("
              + upper
              + ").\nMaybe one of them is NaN.");
    }
  }

  /** Whether the value lies inside, bounds included. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
