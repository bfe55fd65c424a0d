package io.sales360.forecasting.lifetime;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * One purchase of one customer; several of one day count as one.
 *
 * @param value what was paid, in any one currency
 */
public record Purchase(String customerId, LocalDate purchasedOn, double value)
    implements Serializable {
  /** Refuses values that are no numbers. */
  public Purchase {
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(purchasedOn, "purchasedOn");
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "The value (%s) of the purchase of customer (%s) on %s must be finite.%nMaybe an amount was divided by zero."
              .formatted(value, customerId, purchasedOn));
    }
  }
}
