package io.sales360.pipelines.decisions.profit;

import io.sales360.common.decision.CostSource;
import io.sales360.common.mart.FctOrderLine;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Product;
import io.sales360.common.money.ExchangeRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What sold units cost on their day: as the line states it, else by the price list that is valid,
 * that of the channel before the general one and the younger before the older, else by the product.
 */
final class CostBook {
  private static final int SCALE = 9;
  private static final Comparator<PriceList> YOUNGEST =
      Comparator.comparing(PriceList::validFrom).thenComparing(PriceList::priceId);

  /**
   * Cost of a line in the reporting currency.
   *
   * @param amount null where the source is unknown
   */
  record Cost(CostSource source, @Nullable BigDecimal amount) {
    static final Cost UNKNOWN = new Cost(CostSource.UNKNOWN, null);
  }

  private final Map<String, List<PriceList>> prices = new HashMap<>();
  private final Map<String, Product> products = new HashMap<>();
  private final ExchangeRates rates;

  CostBook(ExchangeRates rates) {
    this.rates = rates;
  }

  void add(PriceList price) {
    if (price.unitCost() != null) {
      prices.computeIfAbsent(price.productId(), id -> new ArrayList<>()).add(price);
    }
  }

  void add(Product product) {
    products.put(product.productId(), product);
  }

  boolean isService(String productId) {
    Product product = products.get(productId);
    return product != null && Boolean.TRUE.equals(product.isService());
  }

  Cost costOf(FctOrderLine line) {
    if (line.reportingCostAmount() != null) {
      return new Cost(CostSource.LINE, line.reportingCostAmount());
    }
    Optional<PriceList> valid = priceOf(line.productId(), line.channelId(), line.orderedOn());
    if (valid.isPresent()) {
      return cost(CostSource.PRICE_LIST, valid.get().unitCost(), valid.get().currencyCode(), line);
    }
    Product product = products.get(line.productId());
    return product == null
        ? Cost.UNKNOWN
        : cost(
            CostSource.PRODUCT,
            product.unitCost(),
            Objects.requireNonNullElse(product.currencyCode(), line.reportingCurrencyCode()),
            line);
  }

  private Optional<PriceList> priceOf(String productId, @Nullable String channelId, LocalDate day) {
    List<PriceList> valid =
        prices.getOrDefault(productId, List.of()).stream()
            .filter(price -> isValid(price.validFrom(), price.validTo(), day))
            .toList();
    Optional<PriceList> ofChannel =
        valid.stream()
            .filter(price -> price.channelId() != null && price.channelId().equals(channelId))
            .max(YOUNGEST);
    return ofChannel.isPresent()
        ? ofChannel
        : valid.stream().filter(price -> price.channelId() == null).max(YOUNGEST);
  }

  private static boolean isValid(LocalDate from, @Nullable LocalDate to, LocalDate day) {
    return !from.isAfter(day) && (to == null || !to.isBefore(day));
  }

  private Cost cost(
      CostSource source, @Nullable BigDecimal unitCost, String currency, FctOrderLine line) {
    Optional<BigDecimal> rate = rates.toReporting(currency, line.orderedOn());
    if (unitCost == null || rate.isEmpty()) {
      return Cost.UNKNOWN;
    }
    BigDecimal amount = unitCost.multiply(line.quantity());
    return new Cost(
        source, ExchangeRates.convert(amount, rate.get()).setScale(SCALE, RoundingMode.HALF_EVEN));
  }
}
