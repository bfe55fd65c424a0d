package io.sales360.planner.targets;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The target of one owner with the figures it came from; amounts in minor units of the currency.
 *
 * @param lastYear net sales of the same months a year before; null where they are not all known
 * @param forecast mean of the forecast of the period
 * @param floor null for none
 * @param cap null for none
 */
public record TargetLine(
    String ownerId,
    BigDecimal target,
    @Nullable BigDecimal lastYear,
    BigDecimal forecast,
    BigDecimal forecastP50,
    BigDecimal forecastP70,
    @Nullable BigDecimal floor,
    @Nullable BigDecimal cap) {}
