package io.sales360.pipelines.decisions.stock;

import io.sales360.common.model.InventorySnapshot;
import io.sales360.common.model.Product;
import io.sales360.common.money.ExchangeRates;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a count is worth: at the unit cost of the count, else of the product. */
final class UnitCosts {
  private static final int SCALE = 9;

  private final Map<String, Product> products = new HashMap<>();
  private final ExchangeRates rates;
  private final String reportingCurrency;

  UnitCosts(Iterable<Product> products, ExchangeRates rates, String reportingCurrency) {
    products.forEach(product -> this.products.put(product.productId(), product));
    this.rates = rates;
    this.reportingCurrency = reportingCurrency;
  }

  boolean isService(String productId) {
    Product product = products.get(productId);
    return product != null && Boolean.TRUE.equals(product.isService());
  }

  /** A count with its cost, at the exchange rate of its day. Units below zero are none. */
  StockCount worth(InventorySnapshot snapshot) {
    BigDecimal units = snapshot.onHandQuantity().max(BigDecimal.ZERO);
    String place = snapshot.channelId();
    return new StockCount(
        snapshot.productId(),
        place == null ? "" : place,
        snapshot.countedOn(),
        snapshot.onHandQuantity(),
        units,
        units.signum() == 0 ? BigDecimal.ZERO : cost(snapshot, units));
  }

  private @Nullable BigDecimal cost(InventorySnapshot snapshot, BigDecimal units) {
    BigDecimal unitCost = snapshot.unitCost();
    String currency = snapshot.currencyCode();
    Product product = products.get(snapshot.productId());
    if (unitCost == null && product != null) {
      unitCost = product.unitCost();
      currency = product.currencyCode();
    }
    if (unitCost == null) {
      return null;
    }
    BigDecimal amount = unitCost.multiply(units);
    return rates
        .toReporting(currency == null ? reportingCurrency : currency, snapshot.countedOn())
        .map(rate -> ExchangeRates.convert(amount, rate).setScale(SCALE, RoundingMode.HALF_EVEN))
        .orElse(null);
  }
}
