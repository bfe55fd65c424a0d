package io.sales360.forecasting.promotion;

import java.io.Serializable;

/**
 * One unit (store, region, customer) in one period.
 *
 * @param period counted from any number
 * @param value of the outcome; logarithms make effects relative
 */
public record PanelObservation(String unit, int period, double value) implements Serializable {
  /** Refuses values that are no numbers. */
  public PanelObservation {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "The value (%s) of unit (%s) in period %d must be finite.%nMaybe leave the period out."
              .formatted(value, unit, period));
    }
  }
}
