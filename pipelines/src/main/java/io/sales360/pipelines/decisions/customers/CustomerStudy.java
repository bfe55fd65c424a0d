package io.sales360.pipelines.decisions.customers;

import io.sales360.forecasting.lifetime.PurchaseFit;
import io.sales360.forecasting.lifetime.SpendFit;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What can only be learned from all customers together: how their scores are cut, and the models of
 * their purchases. Immutable; a side input of the step that describes each customer.
 */
final class CustomerStudy implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of a deployment in which nobody has bought. */
  static final CustomerStudy NOBODY = new CustomerStudy(null, null, null);

  private final @Nullable RfmScale scale;
  private final @Nullable PurchaseFit purchases;
  private final @Nullable SpendFit spend;

  private CustomerStudy(
      @Nullable RfmScale scale, @Nullable PurchaseFit purchases, @Nullable SpendFit spend) {
    this.scale = scale;
    this.purchases = purchases;
    this.spend = spend;
  }

  static CustomerStudy of(RfmScale scale, PurchaseFit purchases, SpendFit spend) {
    return new CustomerStudy(scale, purchases, spend);
  }

  RfmScale scale() {
    return Objects.requireNonNull(scale, "nobody has bought");
  }

  PurchaseFit purchases() {
    return Objects.requireNonNull(purchases, "nobody has bought");
  }

  SpendFit spend() {
    return Objects.requireNonNull(spend, "nobody has bought");
  }
}
