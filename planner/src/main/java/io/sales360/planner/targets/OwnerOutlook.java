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
  /** The percent of the middle. */
  static final int MIDDLE = 50;

  /** The highest percent that targets are made of. */
  static final int HIGHEST = 70;

  /** The quantile. */
  BigDecimal quantile(int percent) {
    return Objects.requireNonNull(quantiles.get(percent), () -> "no quantile " + percent);
  }
}
