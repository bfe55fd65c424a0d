package io.sales360.forecasting.model;

import java.time.LocalDate;

/** The distance between two observations of a series, with the season length usual for it. */
public enum Frequency {
  /** Calendar or fiscal years; no season. */
  YEAR(1),
  /** Quarters, four to a season. */
  QUARTER(4),
  /** Months, twelve to a season. */
  MONTH(12),
  /** Weeks of seven days; 52 to a season. */
  WEEK(52),
  /** Days, seven to a season. */
  DAY(7),
  /** Hours, 24 to a season. */
  HOUR(24);

  private final int seasonLength;

  Frequency(int seasonLength) {
    this.seasonLength = seasonLength;
  }

  /** Periods in one usual season. A series can override it. */
  public int seasonLength() {
    return seasonLength;
  }

  /**
   * The first day of the period that lies {@code periods} after the one starting at {@code start}.
   * Hours have no date of their own: the result is the day in which the hour falls.
   */
  public LocalDate plus(LocalDate start, long periods) {
    return switch (this) {
      case YEAR -> start.plusYears(periods);
      case QUARTER -> start.plusMonths(3 * periods);
      case MONTH -> start.plusMonths(periods);
      case WEEK -> start.plusWeeks(periods);
      case DAY -> start.plusDays(periods);
      case HOUR -> start.plusDays(Math.floorDiv(periods, 24L));
    };
  }
}
