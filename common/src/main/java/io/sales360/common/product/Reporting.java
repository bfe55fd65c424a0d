package io.sales360.common.product;

import io.sales360.common.model.OrderStatus;
import io.sales360.common.time.BusinessCalendar;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every reported number is measured in.
 *
 * @param currency ISO 4217 code of the reporting currency
 * @param zone the zone whose days are business days
 * @param fiscalYearStart first day of the fiscal year
 * @param weekCalendar how weeks are counted
 * @param asOf the last day the data is complete for; null means the run must say
 * @param salesStatuses orders in one of these count as sales
 * @param rateToleranceDays how many days old the last known exchange rate may be
 */
public record Reporting(
    String currency,
    ZoneId zone,
    MonthDay fiscalYearStart,
    WeekCalendar weekCalendar,
    @Nullable LocalDate asOf,
    Set<OrderStatus> salesStatuses,
    int rateToleranceDays)
    implements Serializable {

  /** The calendar that turns instants into business days, and days into fiscal periods. */
  public BusinessCalendar calendar() {
    return new BusinessCalendar(zone, fiscalYearStart, weekCalendar == WeekCalendar.FOUR_FOUR_FIVE);
  }

  /** How weeks roll up. */
  public enum WeekCalendar {
    ISO,
    FOUR_FOUR_FIVE
  }

  public Reporting {
    salesStatuses = Collections.unmodifiableSet(new LinkedHashSet<>(salesStatuses));
  }
}
