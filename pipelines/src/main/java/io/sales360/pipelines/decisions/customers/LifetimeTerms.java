package io.sales360.pipelines.decisions.customers;

import io.sales360.forecasting.lifetime.LifetimeValue;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * How far models look back and ahead. The same for every deployment, so that figures compare.
 *
 * @param asOf last day known
 */
record LifetimeTerms(LocalDate asOf) implements Serializable {
  static final double DAYS_OF_WEEK = 7;

  /** Half a year: long enough that most who still buy do. */
  static final int HOLDOUT_DAYS = 182;

  /** The days of the lapse probability, those of the churn rule. */
  static final int LAPSE_DAYS = 90;

  /** Twelve months are looked ahead. */
  static final int MONTHS = 12;

  static final double WEEKS_OF_MONTH = 365.25 / MONTHS / DAYS_OF_WEEK;

  /** Ten percent a year. */
  private static final double DISCOUNT_OF_YEAR = 0.10;

  private static final int LEVEL = 80;
  private static final int DRAWS = 200;

  LocalDate lastBeforeHoldout() {
    return asOf.minusDays(HOLDOUT_DAYS);
  }

  /** Of a lifetime value over the next twelve months. */
  LifetimeValue.Terms ahead() {
    double discount = Math.pow(1 + DISCOUNT_OF_YEAR, 1.0 / MONTHS) - 1;
    return new LifetimeValue.Terms(MONTHS, WEEKS_OF_MONTH, discount, LEVEL, DRAWS, 0);
  }
}
