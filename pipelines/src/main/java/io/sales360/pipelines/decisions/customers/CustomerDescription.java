package io.sales360.pipelines.decisions.customers;

import io.sales360.common.decision.AggCustomer;
import io.sales360.common.decision.CustomerSegment;
import io.sales360.common.decision.PreferenceDimension;
import io.sales360.common.decision.PurchaseState;
import io.sales360.forecasting.lifetime.FitStatus;
import io.sales360.forecasting.lifetime.LifetimeValue;
import io.sales360.forecasting.lifetime.PurchaseFit;
import io.sales360.forecasting.lifetime.PurchaseSummary;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the row of one customer, given what was learned from all. */
final class CustomerDescription {
  private static final int SCALE = 9;

  private final CustomerStudy study;
  private final LifetimeTerms terms;
  private final String currencyCode;

  /** The most frequent value of a dimension with its evidence. */
  private record Favorite(@Nullable String value, long lines, long known) {}

  /** How many times a customer buys, and what it is worth. */
  private record Outlook(
      @Nullable String model,
      @Nullable String reason,
      @Nullable Double alive,
      @Nullable Double lapse,
      @Nullable LifetimeValue value) {
    static final Outlook WITHOUT_SALE =
        new Outlook(null, "the customer has not bought yet.", null, null, null);
  }

  CustomerDescription(CustomerStudy study, LifetimeTerms terms, String currencyCode) {
    this.study = study;
    this.terms = terms;
    this.currencyCode = currencyCode;
  }

  /** The segment of a customer with a sale. */
  CustomerSegment segment(PurchaseHistory history) {
    return CustomerSegment.of(
        study.scale().recencyScore(days(history.lastOrderedOn())),
        study.scale().frequencyScore(history.orderCount()));
  }

  AggCustomer row(PurchaseHistory history) {
    LocalDate first = history.firstOrderedOn();
    LocalDate last = history.lastOrderedOn();
    boolean hasSale = last != null;
    PurchaseState state = ChurnRule.DAYS_90.state(last, terms.asOf());
    List<Integer> gaps = history.gaps();
    Outlook outlook = hasSale ? outlook(history) : Outlook.WITHOUT_SALE;
    LifetimeValue value = outlook.value();
    Favorite category = favorite(history, PreferenceDimension.CATEGORY);
    Favorite brand = favorite(history, PreferenceDimension.BRAND);
    Favorite size = favorite(history, PreferenceDimension.SIZE);
    Favorite color = favorite(history, PreferenceDimension.COLOR);
    Favorite channel = favorite(history, PreferenceDimension.CHANNEL);
    Favorite priceBand = favorite(history, PreferenceDimension.PRICE_BAND);
    Favorite promotion = favorite(history, PreferenceDimension.PROMOTION);
    return new AggCustomer(
        history.customerId(),
        state,
        first,
        last,
        hasSale ? (Integer) days(last) : null,
        hasSale ? (Integer) days(first) : null,
        history.orderCount(),
        history.orderDays().size(),
        history.lineCount(),
        history.units(),
        history.gross(),
        history.discounts(),
        history.returns(),
        history.netSales(),
        currencyCode,
        hasSale ? ratio(history.net(), history.orderCount()) : null,
        mean(gaps),
        median(gaps),
        hasSale ? (Integer) study.scale().recencyScore(days(last)) : null,
        hasSale ? (Integer) study.scale().frequencyScore(history.orderCount()) : null,
        hasSale ? (Integer) study.scale().monetaryScore(history.netSales()) : null,
        hasSale ? segment(history) : null,
        valueAtRisk(history, state),
        category.value(),
        category.lines(),
        category.known(),
        brand.value(),
        brand.lines(),
        brand.known(),
        size.value(),
        size.lines(),
        size.known(),
        color.value(),
        color.lines(),
        color.known(),
        channel.value(),
        channel.lines(),
        channel.known(),
        priceBand.value(),
        priceBand.lines(),
        priceBand.known(),
        promotion.value(),
        promotion.lines(),
        promotion.known(),
        outlook.model(),
        outlook.reason(),
        outlook.alive(),
        outlook.lapse(),
        value == null ? null : value.purchases(),
        value == null ? null : value.mean(),
        value == null ? null : value.interval().lower(),
        value == null ? null : value.interval().upper());
  }

  private Outlook outlook(PurchaseHistory history) {
    PurchaseSummary past = CustomerMoments.past(history, terms);
    PurchaseFit fit = study.purchases();
    LifetimeValue value = LifetimeValue.of(fit, study.spend(), past, terms.ahead());
    FitStatus status = fit.report().status();
    boolean isFound = status == FitStatus.CONVERGED;
    double lapse =
        fit.probabilities(past, 0, LifetimeTerms.LAPSE_DAYS / LifetimeTerms.DAYS_OF_WEEK)[0];
    return new Outlook(
        fit.model().word(),
        LifetimeStudy.reason(status, fit.model().word()),
        isFound ? value.alive() : null,
        lapse,
        value);
  }

  private static BigDecimal valueAtRisk(PurchaseHistory history, PurchaseState state) {
    LocalDate last = history.lastOrderedOn();
    if (last == null || state == PurchaseState.ACTIVE) {
      return BigDecimal.ZERO;
    }
    return history.netBetween(last.minusDays(365), last).max(BigDecimal.ZERO);
  }

  private static Favorite favorite(PurchaseHistory history, PreferenceDimension dimension) {
    String value = null;
    long lines = 0;
    long known = 0;
    for (Taste taste : history.tastes()) {
      if (taste.dimension() == dimension) {
        if (value == null) {
          value = taste.value();
          lines = taste.lineCount();
        }
        known += taste.lineCount();
      }
    }
    return new Favorite(value, lines, known);
  }

  private int days(@Nullable LocalDate since) {
    return since == null ? 0 : (int) ChronoUnit.DAYS.between(since, terms.asOf());
  }

  private static @Nullable BigDecimal mean(List<Integer> gaps) {
    long sum = gaps.stream().mapToLong(Integer::longValue).sum();
    return gaps.isEmpty() ? null : ratio(BigDecimal.valueOf(sum), gaps.size());
  }

  private static @Nullable BigDecimal median(List<Integer> gaps) {
    if (gaps.isEmpty()) {
      return null;
    }
    List<Integer> sorted = gaps.stream().sorted().toList();
    int half = sorted.size() / 2;
    long twice =
        sorted.size() % 2 == 1
            ? 2L * sorted.get(half)
            : (long) sorted.get(half - 1) + sorted.get(half);
    return ratio(BigDecimal.valueOf(twice), 2);
  }

  private static BigDecimal ratio(BigDecimal sum, long count) {
    return sum.divide(BigDecimal.valueOf(count), SCALE, RoundingMode.HALF_UP);
  }
}
