package io.sales360.forecasting.model;

import java.io.Serializable;

/** How many periods ahead to forecast. */
public record Horizon(int steps) implements Serializable {
  /** Refuses horizons below one period. */
  public Horizon {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "The horizon (" + steps + ") must be at least 1.\nMaybe it was left unset.");
    }
  }

  /** The next {@code steps} periods. */
  public static Horizon of(int steps) {
    return new Horizon(steps);
  }
}
