package io.sales360.planner.targets;

import java.math.BigDecimal;
import java.util.Map;
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
    Map<Integer, BigDecimal> quantiles) {}
