package io.sales360.planner.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store or an online platform.
 *
 * @param homeTerritory the territory a store stands in; null online
 * @param nearestStore the closest store of an online platform's market; null for a store
 * @param share its part of all orders, relative to the others
 * @param openedOn sells nothing before this day
 */
record Channel(
    String id,
    String name,
    boolean online,
    Market market,
    String address,
    String country,
    @Nullable String homeTerritory,
    @Nullable String platformName,
    @Nullable String platformUrl,
    @Nullable String nearestStore,
    double share,
    LocalDate openedOn) {

  private static final LocalDate OLD = LocalDate.of(2019, 3, 1);

  /** Five stores and five platforms, in the order of their ids. */
  static List<Channel> all() {
    return List.of(
        store("OFF001", "Broadway Store", Market.US, "12 Broadway; New York", "T10", 0.13),
        store("OFF002", "Lakeside Store", Market.US, "410 Lake Street; Chicago", "T30", 0.10),
        store("OFF003", "Sunset Store", Market.US, "77 Sunset Walk; Los Angeles", "T40", 0.11),
        store("OFF004", "Spree Store", Market.EU, "Uferstraße 5; Berlin", "T50", 0.06),
        store("OFF005", "Camden Store", Market.UK, "9 Canal Row; London", "T70", 0.06),
        platform("ON001", "Web Shop US", Market.US, "StrideRight.com", "OFF001", 0.22, OLD),
        platform("ON002", "Marketplace US", Market.US, "SoleMarket", "OFF002", 0.08, OLD),
        platform("ON003", "Web Shop Europe", Market.EU, "StrideRight.eu", "OFF004", 0.11, OLD),
        platform("ON004", "Web Shop UK", Market.UK, "StrideRight.uk", "OFF005", 0.06, OLD),
        platform(
            "ON005",
            "Mobile App",
            Market.US,
            "StrideApp",
            "OFF003",
            0.07,
            LocalDate.of(2022, 6, 1)));
  }

  private static Channel store(
      String id, String name, Market market, String address, String territory, double share) {
    return new Channel(
        id, name, false, market, address, country(market), territory, null, null, null, share, OLD);
  }

  private static Channel platform(
      String id,
      String name,
      Market market,
      String platform,
      String nearest,
      double share,
      LocalDate openedOn) {
    return new Channel(
        id,
        name,
        true,
        market,
        "1 Distribution Way; Columbus",
        country(market),
        null,
        platform,
        "https://" + id.toLowerCase(java.util.Locale.ROOT) + ".example.com",
        nearest,
        share,
        openedOn);
  }

  private static String country(Market market) {
    return switch (market) {
      case US -> "United States";
      case EU -> "Germany";
      case UK -> "United Kingdom";
    };
  }
}
