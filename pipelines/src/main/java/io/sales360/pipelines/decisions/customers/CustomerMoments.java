package io.sales360.pipelines.decisions.customers;

import io.sales360.common.schema.RecordSchema;
import io.sales360.forecasting.lifetime.CustomerHistory;
import io.sales360.forecasting.lifetime.Purchase;
import io.sales360.forecasting.lifetime.PurchaseSummary;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * What ranks and models need of one customer with a sale: a few numbers, so that those of all
 * customers fit into one worker. Time in weeks.
 *
 * @param untilAsOf purchases up to the as-of date
 * @param holdout purchases up to the holdout, and in it; null for who first bought in it
 */
@DefaultSchema(RecordSchema.class)
record CustomerMoments(
    String customerId,
    int recencyDays,
    long orderCount,
    BigDecimal netSales,
    Past untilAsOf,
    @Nullable Holdout holdout)
    implements Serializable {

  /** The past of a customer, as {@link PurchaseSummary} has it. */
  @DefaultSchema(RecordSchema.class)
  record Past(int frequency, double recency, double age, double value) implements Serializable {
    static Past of(PurchaseSummary summary) {
      return new Past(
          summary.frequency(), summary.recency(), summary.age(), summary.monetaryValue());
    }

    PurchaseSummary summary() {
      return new PurchaseSummary(frequency, recency, age, value);
    }
  }

  /** A past, and what came after it. */
  @DefaultSchema(RecordSchema.class)
  record Holdout(Past before, int purchases, double value) implements Serializable {}

  /** Of a customer with a sale. */
  static @Nullable CustomerMoments of(PurchaseHistory history, LifetimeTerms terms) {
    LocalDate last = history.lastOrderedOn();
    if (last == null) {
      return null;
    }
    return new CustomerMoments(
        history.customerId(),
        (int) ChronoUnit.DAYS.between(last, terms.asOf()),
        history.orderCount(),
        history.netSales(),
        Past.of(past(history, terms)),
        holdout(history, terms));
  }

  /** The past up to the as-of date, of a customer with a sale. */
  static PurchaseSummary past(PurchaseHistory history, LifetimeTerms terms) {
    return CustomerHistory.cut(log(history), terms.asOf(), terms.asOf(), LifetimeTerms.DAYS_OF_WEEK)
        .get(0)
        .calibration();
  }

  private static @Nullable Holdout holdout(PurchaseHistory history, LifetimeTerms terms) {
    List<CustomerHistory> cut =
        CustomerHistory.cut(
            log(history), terms.lastBeforeHoldout(), terms.asOf(), LifetimeTerms.DAYS_OF_WEEK);
    if (cut.isEmpty()) {
      return null;
    }
    CustomerHistory one = cut.get(0);
    return new Holdout(Past.of(one.calibration()), one.holdoutPurchases(), one.holdoutValue());
  }

  private static List<Purchase> log(PurchaseHistory history) {
    return history.days().stream()
        .filter(PurchaseDay::hasOrder)
        .map(day -> new Purchase(history.customerId(), day.day(), day.net().doubleValue()))
        .toList();
  }
}
