package io.sales360.planner.demo;

import java.util.List;

/**
 * A sales territory.
 *
 * @param share its part of all customers, relative to the others
 * @param places where its customers live
 */
record Territory(
    String id, String name, String region, Market market, double share, List<Place> places) {

  /** A city with the state, country and first digits of its zip codes. */
  record Place(String city, String state, String country, String zipPrefix) {}

  /** The seven territories, in the order of their ids. */
  static List<Territory> all() {
    return List.of(
        new Territory(
            "T10",
            "US Northeast",
            "Americas",
            Market.US,
            0.21,
            List.of(
                new Place("New York", "NY", "United States", "100"),
                new Place("Boston", "MA", "United States", "021"),
                new Place("Philadelphia", "PA", "United States", "191"))),
        new Territory(
            "T20",
            "US South",
            "Americas",
            Market.US,
            0.15,
            List.of(
                new Place("Atlanta", "GA", "United States", "303"),
                new Place("Austin", "TX", "United States", "787"),
                new Place("Miami", "FL", "United States", "331"))),
        new Territory(
            "T30",
            "US Midwest",
            "Americas",
            Market.US,
            0.14,
            List.of(
                new Place("Chicago", "IL", "United States", "606"),
                new Place("Detroit", "MI", "United States", "482"))),
        new Territory(
            "T40",
            "US West",
            "Americas",
            Market.US,
            0.19,
            List.of(
                new Place("Los Angeles", "CA", "United States", "900"),
                new Place("Seattle", "WA", "United States", "981"),
                new Place("Denver", "CO", "United States", "802"))),
        new Territory(
            "T50",
            "Germany",
            "EMEA",
            Market.EU,
            0.12,
            List.of(
                new Place("Berlin", "Berlin", "Germany", "101"),
                new Place("München", "Bayern", "Germany", "803"),
                new Place("Köln", "Nordrhein-Westfalen", "Germany", "506"))),
        new Territory(
            "T60",
            "France & Benelux",
            "EMEA",
            Market.EU,
            0.07,
            List.of(
                new Place("Lyon", "Auvergne-Rhône-Alpes", "France", "690"),
                new Place("Liège", "Wallonie", "Belgium", "40"),
                new Place("Utrecht", "Utrecht", "Netherlands", "351"))),
        new Territory(
            "T70",
            "United Kingdom",
            "EMEA",
            Market.UK,
            0.12,
            List.of(
                new Place("London", "England", "United Kingdom", "N1"),
                new Place("Leeds", "England", "United Kingdom", "LS"),
                new Place("Glasgow", "Scotland", "United Kingdom", "G1"))));
  }
}
