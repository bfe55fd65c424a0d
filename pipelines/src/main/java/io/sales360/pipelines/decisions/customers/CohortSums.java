package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggCustomerCohort;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Partial sums over customers whose first sale was in one month; they add up in any order.
 *
 * @param cohortMonth first day of it
 * @param months the month itself and those since, up to that of the as-of date
 */
@DefaultSchema(RecordSchema.class)
record CohortSums(LocalDate cohortMonth, long customers, List<Month> months)
    implements Serializable {
  private static final int SCALE = 9;

  CohortSums {
    months = List.copyOf(months);
  }

  /**
   * One month.
   *
   * @param secondBuyers customers whose second order day is in the month
   * @param lines of sales, and their net amount: what the ledger holds the table to
   */
  @DefaultSchema(RecordSchema.class)
  record Month(long active, long secondBuyers, long lines, BigDecimal net, BigDecimal refund)
      implements Serializable {
    static final Month NOTHING = new Month(0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    Month plus(Month other) {
      return new Month(
          active + other.active,
          secondBuyers + other.secondBuyers,
          lines + other.lines,
          net.add(other.net),
          refund.add(other.refund));
    }
  }

  /** Of one customer, who has a sale. */
  static CohortSums of(PurchaseHistory history, LocalDate asOf) {
    List<LocalDate> ordered = history.orderDays();
    LocalDate cohort = ordered.get(0).withDayOfMonth(1);
    Month[] months = new Month[monthsBetween(cohort, asOf) + 1];
    Arrays.fill(months, Month.NOTHING);
    for (PurchaseDay day : history.days()) {
      int since = Math.max(0, monthsBetween(cohort, day.day()));
      long active = day.hasOrder() && months[since].active() == 0 ? 1 : 0;
      months[since] =
          months[since].plus(new Month(active, 0, day.lineCount(), day.net(), day.refund()));
    }
    if (ordered.size() > 1) {
      int second = monthsBetween(cohort, ordered.get(1));
      months[second] = months[second].plus(new Month(0, 1, 0, BigDecimal.ZERO, BigDecimal.ZERO));
    }
    return new CohortSums(cohort, 1, List.of(months));
  }

  CohortSums plus(CohortSums other) {
    List<Month> sums = new ArrayList<>();
    for (int i = 0; i < months.size(); i++) {
      sums.add(months.get(i).plus(other.months.get(i)));
    }
    return new CohortSums(cohortMonth, customers + other.customers, sums);
  }

  /** Hands out one row per month. */
  void rows(String currencyCode, Consumer<AggCustomerCohort> rows) {
    BigDecimal start = netSales(months.get(0));
    long repeaters = 0;
    for (int since = 0; since < months.size(); since++) {
      Month month = months.get(since);
      repeaters += month.secondBuyers();
      BigDecimal net = netSales(month);
      rows.accept(
          new AggCustomerCohort(
              cohortMonth,
              since,
              customers,
              month.active(),
              repeaters,
              share(BigDecimal.valueOf(month.active()), BigDecimal.valueOf(customers)),
              share(BigDecimal.valueOf(repeaters), BigDecimal.valueOf(customers)),
              net,
              start.signum() > 0 ? share(net, start) : null,
              currencyCode));
    }
  }

  private static BigDecimal netSales(Month month) {
    return month.net().subtract(month.refund());
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, SCALE, RoundingMode.HALF_UP);
  }

  private static int monthsBetween(LocalDate month, LocalDate day) {
    return (day.getYear() - month.getYear()) * 12 + day.getMonthValue() - month.getMonthValue();
  }
}
