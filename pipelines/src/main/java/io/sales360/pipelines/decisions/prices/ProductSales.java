package io.sales360.pipelines.decisions.prices;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** What one product sold by week: units, prices by currency and discounts. */
final class ProductSales {
  /** Sums of one currency by week. */
  private static final class Currency {
    private final double[] units;
    private final double[] amount;

    private Currency(int weeks) {
      units = new double[weeks];
      amount = new double[weeks];
    }
  }

  private final LocalDate firstMonday;
  private final double[] units;
  private final double[] gross;
  private final double[] discount;
  private final Map<String, Currency> currencies = new TreeMap<>();
  private final boolean[] promoted;
  private int first = Integer.MAX_VALUE;
  private int last = -1;

  /**
   * A product without sales.
   *
   * @param firstMonday of the whole history
   * @param weeks whole weeks of it
   */
  ProductSales(LocalDate firstMonday, int weeks) {
    this.firstMonday = firstMonday;
    units = new double[weeks];
    gross = new double[weeks];
    discount = new double[weeks];
    promoted = new boolean[weeks];
  }

  /** Adds a week of the history; those of one product in a fixed order, for doubles are summed. */
  void add(PriceWeek week) {
    int t = (int) ChronoUnit.WEEKS.between(firstMonday, week.monday());
    double sold = week.units().doubleValue();
    units[t] += sold;
    gross[t] += week.gross().doubleValue();
    discount[t] += week.discount().doubleValue();
    Currency currency =
        currencies.computeIfAbsent(week.saleCurrencyCode(), code -> new Currency(units.length));
    currency.units[t] += sold;
    currency.amount[t] += week.saleGross().doubleValue();
    first = Math.min(first, t);
    last = Math.max(last, t);
  }

  /** Marks weeks of a promotion, as far as they belong to the history. */
  void markPromoted(int from, int end) {
    for (int t = from; t < Math.min(end, promoted.length); t++) {
      promoted[t] = true;
    }
  }

  boolean isPromoted(int t) {
    return promoted[t];
  }

  /** The week of the first sale. */
  int first() {
    return first;
  }

  /** The week after that of the last sale. */
  int end() {
    return last + 1;
  }

  double units(int from, int end) {
    return sum(units, from, end);
  }

  /** The share of the gross amount that was taken off. */
  double depth(int from, int end) {
    double whole = sum(gross, from, end);
    return whole > 0 ? sum(discount, from, end) / whole : 0;
  }

  /**
   * The logarithm of the price before discount, relative to the mean of its currency: the mean over
   * currencies by units, so that sales moving from one currency to another do not move it. NaN
   * without sales.
   */
  double logPrice(int from, int end) {
    double weights = 0;
    double sum = 0;
    for (Currency currency : currencies.values()) {
      double sold = sum(currency.units, from, end);
      if (sold > 0) {
        double mean = sum(currency.amount, 0, units.length) / sum(currency.units, 0, units.length);
        sum += sold * Math.log(sum(currency.amount, from, end) / sold / mean);
        weights += sold;
      }
    }
    return weights > 0 ? sum / weights : Double.NaN;
  }

  private static double sum(double[] values, int from, int end) {
    double sum = 0;
    for (int t = from; t < end; t++) {
      sum += values[t];
    }
    return sum;
  }
}
