package io.sales360.forecasting.model;

import java.util.Locale;

/** What a part of a forecast is put down to. */
public enum Driver {
  /** Where the series stands and is heading: level, trend, recent values. */
  LEVEL("level trend stock"),
  /** The season and the calendar, days on which nothing is sold included. */
  SEASON("season calendar weekday workingday open"),
  /** Promotions, campaigns, discounts, coupons. */
  PROMOTION("promo campaign discount coupon offer advert display"),
  /** The price. */
  PRICE("price"),
  /** Public and school holidays and events. */
  HOLIDAY("holiday easter christmas event"),
  /** Indicators of the market. */
  MARKET("market index indicator rate gdp cpi confidence"),
  /** Everything else. */
  OTHER("");

  private final String words;

  Driver(String words) {
    this.words = words;
  }

  /**
   * The driver that the name of a known regressor speaks of, holidays before promotions before the
   * others; {@link #OTHER} if none.
   */
  public static Driver ofKnown(String regressor) {
    String name = regressor.toLowerCase(Locale.ROOT).replace("_", "");
    for (Driver driver : new Driver[] {HOLIDAY, PROMOTION, PRICE, SEASON, MARKET, LEVEL}) {
      for (String word : driver.words.split(" ", -1)) {
        if (name.contains(word)) {
          return driver;
        }
      }
    }
    return OTHER;
  }
}
