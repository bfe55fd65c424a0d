package io.sales360.pipelines.decisions.stock;

import io.sales360.common.decision.AggProductStock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** Rows of {@code agg_product_stock} of one product, from its history. */
final class StockRows {
  private static final int SCALE = 9;
  private static final int RECENT_WEEKS = 8;
  private static final int RECENT_DAYS = 7 * RECENT_WEEKS;
  private static final int GMROI_MONTHS = 12;
  private static final BigDecimal SLOW_COVER = BigDecimal.valueOf(26);

  private final StockHistory history;
  private final NavigableMap<YearMonth, StockHistory.Closing> closings;
  private final NavigableSet<LocalDate> stockOuts;
  private final LocalDate asOf;
  private final String currencyCode;

  StockRows(StockHistory history, LocalDate asOf, String currencyCode) {
    this.history = history;
    this.closings = history.closings();
    this.stockOuts = history.stockOuts(asOf);
    this.asOf = asOf;
    this.currencyCode = currencyCode;
  }

  /** Gross margin return on inventory investment, or why there is none. */
  private record Return(@Nullable BigDecimal stock, @Nullable BigDecimal rate, String reason) {}

  /**
   * What was sold lately.
   *
   * @param dailyRate units by day in stock; null where there was none
   * @param price mean net amount of a unit; null where none was sold
   */
  private record Recent(
      BigDecimal units, @Nullable BigDecimal dailyRate, @Nullable BigDecimal price) {}

  /** Whether the day lies in a month with a row. */
  boolean hasRow(LocalDate day) {
    return closings.containsKey(YearMonth.from(day));
  }

  /** In the order of months. */
  List<AggProductStock> all() {
    return closings.entrySet().stream().map(one -> row(one.getKey(), one.getValue())).toList();
  }

  private AggProductStock row(YearMonth month, StockHistory.Closing closing) {
    LocalDate first = month.atDay(1);
    LocalDate end = end(month);
    BigDecimal onHand = closing.stock().units();
    SoldDay sold = history.sales(first, end);
    Recent recent = recent(end);
    Return back = returnOn(month);
    int outDays = stockOuts.subSet(first, true, end, true).size();
    BigDecimal lost =
        recent.dailyRate() == null
            ? null
            : scaled(recent.dailyRate().multiply(BigDecimal.valueOf(outDays)));
    BigDecimal weekly = ratio(recent.units(), BigDecimal.valueOf(RECENT_WEEKS));
    BigDecimal cover =
        recent.units().signum() > 0
            ? ratio(onHand.multiply(BigDecimal.valueOf(RECENT_WEEKS)), recent.units())
            : null;
    LocalDate lastSold = history.lastSale(end).orElse(null);
    BigDecimal moved = sold.units().add(onHand);
    return new AggProductStock(
        history.productId(),
        first,
        !month.atEndOfMonth().isAfter(asOf),
        closing.countedOn(),
        closing.placeCount(),
        onHand,
        closing.stock().cost(),
        sold.units(),
        sold.net(),
        sold.uncostedLines() == 0 ? sold.margin() : null,
        moved.signum() > 0 ? ratio(sold.units(), moved) : null,
        back.stock(),
        back.rate(),
        back.reason(),
        weekly,
        cover,
        outDays,
        recent.dailyRate(),
        lost,
        lostSales(lost, recent),
        lastSold,
        lastSold == null ? null : (int) ChronoUnit.DAYS.between(lastSold, end),
        isSlow(onHand, cover, end),
        currencyCode);
  }

  private Recent recent(LocalDate end) {
    LocalDate from = end.minusDays(RECENT_DAYS - 1);
    SoldDay sold = history.sales(from, end);
    LocalDate known = history.first().isAfter(from) ? history.first() : from;
    long inStock =
        ChronoUnit.DAYS.between(known, end) + 1 - stockOuts.subSet(known, true, end, true).size();
    return new Recent(
        sold.units(),
        inStock > 0 ? ratio(sold.units(), BigDecimal.valueOf(inStock)) : null,
        sold.units().signum() > 0 ? ratio(sold.net(), sold.units()) : null);
  }

  private static @Nullable BigDecimal lostSales(@Nullable BigDecimal lost, Recent recent) {
    if (lost == null || lost.signum() == 0) {
      return lost;
    }
    return recent.price() == null ? null : scaled(lost.multiply(recent.price()));
  }

  private boolean isSlow(BigDecimal onHand, @Nullable BigDecimal cover, LocalDate end) {
    boolean isKnownLongEnough = !history.first().isAfter(end.minusDays(RECENT_DAYS - 1));
    return onHand.signum() > 0
        && isKnownLongEnough
        && (cover == null || cover.compareTo(SLOW_COVER) > 0);
  }

  private Return returnOn(YearMonth month) {
    YearMonth first = month.minusMonths(GMROI_MONTHS - 1);
    NavigableMap<YearMonth, StockHistory.Closing> year = closings.subMap(first, true, month, true);
    if (year.size() < GMROI_MONTHS || month.atEndOfMonth().isAfter(asOf)) {
      return new Return(null, null, "fewer than twelve whole months counted");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (StockHistory.Closing closing : year.values()) {
      if (closing.stock().cost() == null) {
        return new Return(null, null, "cost of stock unknown");
      }
      sum = sum.add(closing.stock().cost());
    }
    BigDecimal average = ratio(sum, BigDecimal.valueOf(GMROI_MONTHS));
    SoldDay sold = history.sales(first.atDay(1), end(month));
    if (sold.uncostedLines() > 0) {
      return new Return(average, null, "cost of sales unknown");
    }
    return average.signum() == 0
        ? new Return(average, null, "no stock")
        : new Return(average, ratio(sold.margin(), average), "");
  }

  private LocalDate end(YearMonth month) {
    return month.atEndOfMonth().isAfter(asOf) ? asOf : month.atEndOfMonth();
  }

  private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
    return part.divide(whole, SCALE, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal scaled(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.HALF_EVEN);
  }
}
