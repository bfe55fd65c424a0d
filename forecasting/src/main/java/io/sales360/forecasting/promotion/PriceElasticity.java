package io.sales360.forecasting.promotion;

import io.sales360.forecasting.model.Interval;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * By how many percent the quantity of a product changes with one percent of price; one row per
 * product.
 *
 * @param reason why it is not identified; empty if it is
 * @param moves times the price changed
 * @param raw the product's own estimate; null if not identified
 * @param value the estimate after pooling; of a product that is not identified that of its
 *     category, null if the category has none either
 * @param interval of the value
 */
public record PriceElasticity(
    String productId,
    Status status,
    String reason,
    int moves,
    @Nullable Double raw,
    @Nullable Double value,
    @Nullable Interval interval)
    implements Serializable {
  /** Whether the product's own history says anything. */
  public enum Status {
    /** It does. */
    IDENTIFIED,
    /** Its price hardly moved, or only together with something else. */
    NOT_IDENTIFIED
  }
}
