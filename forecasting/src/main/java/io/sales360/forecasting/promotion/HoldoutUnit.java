package io.sales360.forecasting.promotion;

import java.io.Serializable;

/**
 * A customer, store or region of an experiment in which some were held out.
 *
 * @param isTreated whether it was treated; else it was held out
 * @param before what it bought before, in a span that is the same for all
 * @param during what it bought while the treatment worked
 */
public record HoldoutUnit(boolean isTreated, double before, double during) implements Serializable {
  /** Refuses what is not a number. */
  public HoldoutUnit {
    if (!Double.isFinite(before) || !Double.isFinite(during)) {
      throw new IllegalArgumentException(
          "What a unit bought before (%s) and during (%s) must be numbers.%nMaybe nothing bought is 0."
              .formatted(before, during));
    }
  }
}
