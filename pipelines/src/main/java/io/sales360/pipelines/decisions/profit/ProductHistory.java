package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.PeriodGrain;
import io.sales360.common.model.Product;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All months of one product, cut into the periods that tables speak of. */
final class ProductHistory {
  private static final int FEWEST_MONTHS = 3;
  private static final int SCALE = 9;

  private final String productId;
  private final @Nullable Product product;
  private final LocalDate asOf;

  /** By first day of the month, then by currency. */
  private final NavigableMap<LocalDate, Map<String, ProductCell>> months = new TreeMap<>();

  ProductHistory(String productId, @Nullable Product product, LocalDate asOf) {
    this.productId = productId;
    this.product = product;
    this.asOf = asOf;
  }

  void add(ProductCell cell) {
    add(months, cell.month(), cell);
  }

  private static void add(
      Map<LocalDate, Map<String, ProductCell>> periods, LocalDate start, ProductCell cell) {
    periods
        .computeIfAbsent(start, day -> new TreeMap<>())
        .merge(cell.saleCurrencyCode(), cell, ProductCell::plus);
  }

  /** Months, years and the whole history, also those in which the product had stopped selling. */
  List<ProductPeriod> periods() {
    List<ProductPeriod> periods = new ArrayList<>();
    LocalDate launch = launch();
    for (LocalDate month : reached(months, 1)) {
      boolean isBefore = launch == null || month.isBefore(launch);
      periods.add(
          new ProductPeriod(
              PeriodGrain.MONTH,
              month,
              productId,
              isService(),
              isBefore ? null : (int) ChronoUnit.MONTHS.between(launch, month),
              null,
              cells(months, month),
              cells(months, month.minusMonths(1)),
              cells(months, month.minusYears(1))));
    }
    periods.addAll(years());
    periods.add(
        new ProductPeriod(
            PeriodGrain.HISTORY,
            months.firstKey(),
            productId,
            isService(),
            null,
            demandVariation(),
            cells(summed(month -> months.firstKey()), months.firstKey()),
            List.of(),
            List.of()));
    return periods;
  }

  private List<ProductPeriod> years() {
    NavigableMap<LocalDate, Map<String, ProductCell>> years =
        summed(month -> month.withDayOfYear(1));
    return reached(years, 12).stream()
        .map(
            year ->
                new ProductPeriod(
                    PeriodGrain.YEAR,
                    year,
                    productId,
                    isService(),
                    null,
                    null,
                    cells(years, year),
                    cells(years, year.minusYears(1)),
                    List.of()))
        .toList();
  }

  private boolean isService() {
    return product != null && Boolean.TRUE.equals(product.isService());
  }

  /** The months added up under another first day. */
  private NavigableMap<LocalDate, Map<String, ProductCell>> summed(UnaryOperator<LocalDate> start) {
    NavigableMap<LocalDate, Map<String, ProductCell>> sums = new TreeMap<>();
    months.forEach(
        (month, cells) -> cells.values().forEach(cell -> add(sums, start.apply(month), cell)));
    return sums;
  }

  /**
   * Periods with cells, and those that are compared with one, so many months or a year later; not
   * after the as-of date.
   */
  private Set<LocalDate> reached(
      NavigableMap<LocalDate, Map<String, ProductCell>> periods, int monthsLater) {
    TreeSet<LocalDate> reached = new TreeSet<>();
    for (LocalDate start : periods.keySet()) {
      reached.add(start);
      reached.add(start.plusMonths(monthsLater));
      reached.add(start.plusYears(1));
    }
    reached.removeIf(start -> start.isAfter(asOf));
    return reached;
  }

  private static List<ProductCell> cells(
      Map<LocalDate, Map<String, ProductCell>> periods, LocalDate start) {
    return List.copyOf(periods.getOrDefault(start, Map.of()).values());
  }

  private @Nullable LocalDate launch() {
    LocalDate sold = firstSale();
    LocalDate stated =
        product == null || product.launchedOn() == null
            ? null
            : product.launchedOn().withDayOfMonth(1);
    if (sold == null || stated == null) {
      return sold == null ? stated : sold;
    }
    return stated.isBefore(sold) ? stated : sold;
  }

  private @Nullable LocalDate firstSale() {
    for (Map.Entry<LocalDate, Map<String, ProductCell>> month : months.entrySet()) {
      if (month.getValue().values().stream().anyMatch(cell -> cell.lineCount() > 0)) {
        return month.getKey();
      }
    }
    return null;
  }

  /**
   * Standard deviation over mean of monthly units, months without a sale among them, from the first
   * sale to the last complete month, or that in which the product was discontinued.
   */
  private @Nullable BigDecimal demandVariation() {
    LocalDate first = firstSale();
    if (first == null) {
      return null;
    }
    LocalDate end = asOf.plusDays(1).withDayOfMonth(1);
    if (product != null && product.discontinuedOn() != null) {
      LocalDate gone = product.discontinuedOn().withDayOfMonth(1).plusMonths(1);
      end = gone.isBefore(end) ? gone : end;
    }
    List<BigDecimal> demand = new ArrayList<>();
    for (LocalDate month = first; month.isBefore(end); month = month.plusMonths(1)) {
      demand.add(
          cells(months, month).stream()
              .map(ProductCell::units)
              .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    return demand.size() < FEWEST_MONTHS ? null : variation(demand);
  }

  /** Of all values, not of a sample; null where the mean is not positive. */
  private static @Nullable BigDecimal variation(List<BigDecimal> values) {
    BigDecimal count = BigDecimal.valueOf(values.size());
    BigDecimal mean =
        values.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, Shapley.DIGITS);
    if (mean.signum() <= 0) {
      return null;
    }
    BigDecimal squares =
        values.stream()
            .map(value -> value.subtract(mean).pow(2, Shapley.DIGITS))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return squares
        .divide(count, Shapley.DIGITS)
        .sqrt(Shapley.DIGITS)
        .divide(mean, SCALE, RoundingMode.HALF_EVEN);
  }
}
