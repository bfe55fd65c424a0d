package io.sales360.pipelines.decisions;

import io.sales360.common.decision.CostSource;
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
 * What units of a product cost on a day: by the price list that is valid, that of the channel
 * before the general one and the younger before the older, else by the product.
 */
public final class CostBook {
  private static final int SCALE = 9;
  private static final Comparator<PriceList> YOUNGEST =
      Comparator.comparing(PriceList::validFrom).thenComparing(PriceList::priceId);

  /**
   * Cost of units in the reporting currency.
   *
   * @param amount null where the source is unknown
   */
  public record Cost(CostSource source, @Nullable BigDecimal amount) {
    static final Cost UNKNOWN = new Cost(CostSource.UNKNOWN, null);
  }

  private final Map<String, List<PriceList>> prices = new HashMap<>();
  private final Map<String, Product> products = new HashMap<>();
  private final ExchangeRates rates;
  private final String reportingCurrency;

  /** An empty book. */
  public CostBook(ExchangeRates rates, String reportingCurrency) {
    this.rates = rates;
    this.reportingCurrency = reportingCurrency;
  }

  /** Enters a price; one without a cost says nothing here. */
  public void add(PriceList price) {
    if (price.unitCost() != null) {
      prices.computeIfAbsent(price.productId(), id -> new ArrayList<>()).add(price);
    }
  }

  /** Enters a product. */
  public void add(Product product) {
    products.put(product.productId(), product);
  }

  /** Whether the product is known to be a service. */
  public boolean isService(String productId) {
    Product product = products.get(productId);
    return product != null && Boolean.TRUE.equals(product.isService());
  }

  /** Cost of units of a product, sold or lying in a channel on a day. */
  public Cost costOf(
      String productId, @Nullable String channelId, LocalDate day, BigDecimal units) {
    Optional<PriceList> valid = priceOf(productId, channelId, day);
    if (valid.isPresent()) {
      PriceList price = valid.get();
      return cost(
          CostSource.PRICE_LIST, inReporting(price.unitCost(), price.currencyCode(), day, units));
    }
    Product product = products.get(productId);
    return product == null
        ? Cost.UNKNOWN
        : cost(
            CostSource.PRODUCT,
            inReporting(product.unitCost(), product.currencyCode(), day, units));
  }

  /**
   * Units at a known cost each, in the reporting currency at the rate of the day; null where the
   * cost or the rate is missing.
   *
   * @param currency null for the reporting currency
   */
  public @Nullable BigDecimal inReporting(
      @Nullable BigDecimal unitCost, @Nullable String currency, LocalDate day, BigDecimal units) {
    if (unitCost == null) {
      return null;
    }
    BigDecimal amount = unitCost.multiply(units);
    return rates
        .toReporting(Objects.requireNonNullElse(currency, reportingCurrency), day)
        .map(rate -> ExchangeRates.convert(amount, rate).setScale(SCALE, RoundingMode.HALF_EVEN))
        .orElse(null);
  }

  private static Cost cost(CostSource source, @Nullable BigDecimal amount) {
    return amount == null ? Cost.UNKNOWN : new Cost(source, amount);
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
}
