package io.sales360.planner.targets;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an owner is likely to sell in a period, in the reporting currency.
 *
 * @param lastYear net sales of the same months a year before; null where they are not all known
 * @param mean of the forecast of the whole period
 * @param quantiles of that sum, percent to amount
 */
record OwnerOutlook(
    String ownerId,
    @Nullable BigDecimal lastYear,
    BigDecimal mean,
    Map<Integer, BigDecimal> quantiles) {
  /** Percent of the quantile in the middle. */
  static final int MEDIAN = 50;

  /** Percent of the highest quantile that a target may be. */
  static final int HIGH = 70;

  OwnerOutlook {
    quantiles = Map.copyOf(quantiles);
  }

  /**
   * The quantile of the period's sum.
   *
   * @param percent one that outlooks have
   */
  BigDecimal quantile(int percent) {
    return Objects.requireNonNull(quantiles.get(percent), "quantile of an outlook");
  }
}
