package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.Comparison;
import java.time.LocalDate;

/** Days of the periods that are compared. */
final class Comparisons {
  private Comparisons() {}

  /** First day of the earlier period. */
  static LocalDate previous(Comparison comparison, LocalDate start) {
    return comparison == Comparison.MONTH_TO_PREVIOUS_MONTH
        ? start.minusMonths(1)
        : start.minusYears(1);
  }

  /** First day of the later period that an earlier one is compared with. */
  static LocalDate next(Comparison comparison, LocalDate start) {
    return comparison == Comparison.MONTH_TO_PREVIOUS_MONTH
        ? start.plusMonths(1)
        : start.plusYears(1);
  }

  /** First day of the period that holds the day. */
  static LocalDate startOf(Comparison comparison, LocalDate day) {
    return comparison == Comparison.YEAR_TO_PREVIOUS_YEAR
        ? day.withDayOfYear(1)
        : day.withDayOfMonth(1);
  }

  /** Last day of the later period. */
  static LocalDate lastDay(Comparison comparison, LocalDate start) {
    return comparison == Comparison.YEAR_TO_PREVIOUS_YEAR
        ? start.plusYears(1).minusDays(1)
        : start.plusMonths(1).minusDays(1);
  }
}
