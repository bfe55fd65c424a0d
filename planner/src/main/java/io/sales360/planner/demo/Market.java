package io.sales360.planner.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Where prices, currency, taxes and holidays are the same. */
enum Market {
  US("USD", "1.00", "0.065"),
  EU("EUR", "0.95", "0.19"),
  UK("GBP", "0.82", "0.20");

  private static final BigDecimal STEP = new BigDecimal("20"); // prices end on 0.05

  private final String currency;
  private final BigDecimal priceFactor;
  private final BigDecimal taxRate;

  Market(String currency, String priceFactor, String taxRate) {
    this.currency = currency;
    this.priceFactor = new BigDecimal(priceFactor);
    this.taxRate = new BigDecimal(taxRate);
  }

  String currency() {
    return currency;
  }

  /** The local list price for a price in US dollars, rounded to five minor units. */
  BigDecimal localPrice(BigDecimal dollars) {
    return dollars
        .multiply(priceFactor)
        .multiply(STEP)
        .setScale(0, RoundingMode.HALF_UP)
        .divide(STEP, 2, RoundingMode.UNNECESSARY);
  }

  /** The tax on a net amount, rounded to minor units. */
  BigDecimal taxOn(BigDecimal net) {
    return net.multiply(taxRate).setScale(2, RoundingMode.HALF_UP);
  }
}
