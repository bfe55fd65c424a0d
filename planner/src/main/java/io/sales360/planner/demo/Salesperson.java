package io.sales360.planner.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Someone who sells.
 *
 * @param territoryId the territory they work in; null for those who work everywhere
 * @param skill sales relative to colleagues
 * @param leftOn the first day without them; null if they are still there
 */
record Salesperson(
    String id,
    String name,
    String email,
    String teamId,
    @Nullable String territoryId,
    BigDecimal commissionRate,
    double skill,
    LocalDate hiredOn,
    @Nullable LocalDate leftOn) {

  boolean worksOn(LocalDate day) {
    LocalDate end = leftOn;
    return !day.isBefore(hiredOn) && (end == null || day.isBefore(end));
  }
}
