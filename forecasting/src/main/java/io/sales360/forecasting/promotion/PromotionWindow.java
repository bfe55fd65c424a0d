package io.sales360.forecasting.promotion;

import java.io.Serializable;

/**
 * Periods of a series in which a promotion ran.
 *
 * @param from first period, counted from 0
 * @param to the period after its last one
 */
public record PromotionWindow(int from, int to) implements Serializable {
  /** Refuses windows without periods. */
  public PromotionWindow {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "The window (%d to %d) must have a period.%nMaybe its end was meant to be included: add 1."
              .formatted(from, to));
    }
  }

  /** Number of periods. */
  public int length() {
    return to - from;
  }
}
