package io.sales360.pipelines.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.common.model.CalendarDay;
import io.sales360.common.model.Origin;
import io.sales360.common.model.PriceList;
import io.sales360.common.model.Promotion;
import io.sales360.common.model.PromotionProduct;
import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.forecasting.model.KnownRegressors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesRegressorsTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final int HISTORY = 6;
  private static final int HORIZON = 3;

  private final List<CalendarDay> marks = new ArrayList<>();
  private final List<Promotion> promotions = new ArrayList<>();
  private final List<PromotionProduct> covered = new ArrayList<>();
  private final List<PriceList> prices = new ArrayList<>();

  @Test
  void holidaysAreCountedPerPeriodForThoseWhoHaveThem() {
    marks.add(holiday("2024-05-01", null));
    marks.add(holiday("2024-05-09", null));
    marks.add(holiday("2024-07-04", "T1"));
    marks.add(holiday("2024-12-25", null));

    assertThat(column(total(), "holiday_days")).containsExactly(0, 0, 0, 0, 2, 0, 0, 0, 0);
    assertThat(column(series("T1", null, null, null), "holiday_days"))
        .containsExactly(0, 0, 0, 0, 2, 0, 1, 0, 0);
  }

  @Test
  void calendarThatEndsBeforeTheHorizonIsLeftOut() {
    marks.add(holiday("2024-07-04", null));
    LocalDate late = LocalDate.of(2024, 6, 1);

    assertThat(regressors().of(total(), late, HISTORY, HORIZON).names()).isEmpty();

    marks.add(holiday("2025-01-01", null));

    assertThat(regressors().of(total(), late, HISTORY, HORIZON).names())
        .containsExactly("holiday_days");
  }

  @Test
  void promotionCountsTheShareOfDaysIncludingPlannedOnes() {
    promotions.add(promotion("2024-02-01", "2024-02-29", null, "P1", null));
    promotions.add(promotion("2024-08-16", "2024-09-15", null, "P1", null));

    assertThat(column(product("P1"), "promotions"))
        .containsExactly(0, 1, 0, 0, 0, 0, 0, 16 / 31.0, 0.5);
  }

  @Test
  void promotionHoldsForItsScopeAndTouchesWhatContainsIt() {
    promotions.add(promotion("2024-02-01", "2024-02-29", "Shoes", null, "WEB"));

    assertThat(names(series(null, "WEB", "Shoes", null))).containsExactly("promotions");
    assertThat(names(series(null, "WEB", null, "P1"))).containsExactly("promotions");
    assertThat(names(product("P1"))).containsExactly("promotions_of_parts");
    assertThat(names(total())).containsExactly("promotions_of_parts");
    assertThat(names(series(null, "SHOP", "Shoes", null))).isEmpty();
    assertThat(names(product("P3"))).isEmpty();
  }

  @Test
  void promotionOfASmallProductTouchesTheRestItBelongsTo() {
    promotions.add(promotion("2024-02-01", "2024-02-29", null, "P4", null));

    assertThat(names(product(ProductPlace.OTHER))).containsExactly("promotions_of_parts");
    assertThat(names(series(null, null, "Shirts", null))).containsExactly("promotions_of_parts");
    assertThat(names(product("P3"))).isEmpty();
  }

  @Test
  void promotionOfManyProductsHoldsForEachAndTouchesWhatContainsThem() {
    promotions.add(promotion("2024-02-01", "2024-02-29", null, null, null));
    covered.add(new PromotionProduct("promo", "P1", origin()));
    covered.add(new PromotionProduct("promo", "P4", origin()));
    covered.add(new PromotionProduct("promo", "never sold", origin()));
    covered.add(new PromotionProduct("another", "P2", origin()));

    assertThat(names(product("P1"))).containsExactly("promotions");
    assertThat(names(product("P2"))).isEmpty();
    assertThat(names(product("P3"))).isEmpty();
    assertThat(names(product(ProductPlace.OTHER))).containsExactly("promotions_of_parts");
    assertThat(names(series(null, null, "Shoes", null))).containsExactly("promotions_of_parts");
    assertThat(names(series(null, null, "Shirts", null))).containsExactly("promotions_of_parts");
    assertThat(names(total())).containsExactly("promotions_of_parts");
    assertThat(column(total(), "promotions_of_parts")).containsExactly(0, 1, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void promotionCoversItsOwnProductBesideThoseOfTheList() {
    promotions.add(promotion("2024-02-01", "2024-02-29", null, "P2", null));
    covered.add(new PromotionProduct("promo", "P1", origin()));

    assertThat(names(product("P1"))).containsExactly("promotions");
    assertThat(names(product("P2"))).containsExactly("promotions");
    assertThat(names(product("P3"))).isEmpty();
  }

  @Test
  void promotionOfProductsThatAreNeverSoldTouchesNothing() {
    promotions.add(promotion("2024-02-01", "2024-02-29", null, null, null));
    covered.add(new PromotionProduct("promo", "never sold", origin()));

    assertThat(names(total())).isEmpty();
  }

  @Test
  void promotionThatChangesNothingIsLeftOut() {
    promotions.add(promotion("2024-02-01", "2024-02-29", null, null, null, "0"));
    promotions.add(promotion(null, null, null, null, null, "0.1"));

    assertThat(names(total())).isEmpty();
  }

  @Test
  void priceIsRelativeToItsMeanAndKnowsThePlan() {
    prices.add(price("a", "P1", "2023-01-01", "2024-03-31", "10"));
    prices.add(price("b", "P1", "2024-04-01", null, "30"));
    prices.add(price("c", "P1", "2024-08-01", null, "40"));

    assertThat(column(product("P1"), "price_index"))
        .containsExactly(new double[] {0.5, 0.5, 0.5, 1.5, 1.5, 1.5, 1.5, 2, 2}, within(1e-12));
    assertThat(names(product("P2"))).isEmpty();
    assertThat(names(total())).isEmpty();
  }

  @Test
  void priceWithinAPeriodIsWeightedByDaysAndReturnsAfterAnOffer() {
    prices.add(price("a", "P1", "2023-01-01", null, "10"));
    prices.add(price("b", "P1", "2024-04-16", "2024-04-30", "8"));

    double[] index = column(product("P1"), "price_index");

    assertThat(index[3] / index[2]).isCloseTo(0.9, within(1e-12));
    assertThat(index[4]).isEqualTo(index[2]);
  }

  @Test
  void priceOfAChannelHoldsThereAndInWiderSeries() {
    prices.add(price("a", "P1", "WEB", "2023-01-01", null, "10"));
    prices.add(price("b", "P1", "WEB", "2024-04-01", null, "30"));

    assertThat(names(series(null, "WEB", null, "P1"))).containsExactly("price_index");
    assertThat(names(product("P1"))).containsExactly("price_index");
    assertThat(names(series(null, "SHOP", null, "P1"))).isEmpty();
  }

  @Test
  void priceOfACategoryIsTheMeanOverItsProducts() {
    prices.add(price("a", "P1", "2023-01-01", null, "10"));
    prices.add(price("b", "P2", "2023-01-01", null, "500"));
    prices.add(price("c", "P2", "2024-07-01", null, "1000"));
    prices.add(price("d", "P1", "2024-03-01", null, "20"));

    double[] index = column(series(null, null, "Shoes", null), "price_index");

    assertThat(index[0]).isCloseTo((0.6 + 1) / 2, within(1e-12));
    assertThat(index[8]).isCloseTo((1.2 + 2) / 2, within(1e-12));
  }

  @Test
  void daysAndWeeksHaveTheirOwnPeriods() {
    promotions.add(promotion("2024-01-03", "2024-01-08", null, null, null));

    SeriesKey day = new SeriesKey(Measure.UNITS, Grain.DAY, null, null, null, null);
    SeriesKey week = new SeriesKey(Measure.UNITS, Grain.WEEK, null, null, null, null);

    assertThat(regressors().of(day, START, HISTORY, HORIZON).column(0))
        .containsExactly(0, 0, 1, 1, 1, 1, 1, 1, 0);
    assertThat(regressors().of(week, START, HISTORY, 1).column(0))
        .containsExactly(5 / 7.0, 1 / 7.0, 0, 0, 0, 0, 0);
  }

  private SeriesRegressors regressors() {
    ProductPlaces places =
        new ProductPlaces(
            List.of(
                new ProductPlace("P1", "Shoes", "P1"),
                new ProductPlace("P2", "Shoes", "P2"),
                new ProductPlace("P3", "Shirts", "P3"),
                new ProductPlace("P4", "Shirts", ProductPlace.OTHER)));
    return new SeriesRegressors(
        new HolidayCalendar(marks),
        new PromotionCalendar(promotions, covered, places),
        new PriceHistory(prices),
        places);
  }

  private List<String> names(SeriesKey key) {
    return regressors().of(key, START, HISTORY, HORIZON).names();
  }

  private double[] column(SeriesKey key, String name) {
    KnownRegressors known = regressors().of(key, START, HISTORY, HORIZON);
    assertThat(known.names()).contains(name);
    return known.column(known.names().indexOf(name));
  }

  private static SeriesKey total() {
    return series(null, null, null, null);
  }

  private static SeriesKey product(String id) {
    return series(null, null, null, id);
  }

  private static SeriesKey series(
      @Nullable String territory,
      @Nullable String channel,
      @Nullable String category,
      @Nullable String product) {
    return new SeriesKey(Measure.UNITS, Grain.MONTH, territory, channel, category, product);
  }

  private static CalendarDay holiday(String day, @Nullable String territory) {
    return new CalendarDay(LocalDate.parse(day), null, "Holiday", true, null, territory, origin());
  }

  private static Promotion promotion(
      @Nullable String from,
      @Nullable String to,
      @Nullable String category,
      @Nullable String product,
      @Nullable String channel) {
    return promotion(from, to, category, product, channel, "0.3");
  }

  private static Promotion promotion(
      @Nullable String from,
      @Nullable String to,
      @Nullable String category,
      @Nullable String product,
      @Nullable String channel,
      String discount) {
    return new Promotion(
        "promo",
        null,
        null,
        null,
        null,
        from == null ? null : LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        new BigDecimal(discount),
        category,
        product,
        channel,
        null,
        null,
        origin());
  }

  private static PriceList price(
      String id, String product, String from, @Nullable String to, String amount) {
    return price(id, product, null, from, to, amount);
  }

  private static PriceList price(
      String id,
      String product,
      @Nullable String channel,
      String from,
      @Nullable String to,
      String amount) {
    return new PriceList(
        id,
        product,
        channel,
        "list",
        new BigDecimal(amount),
        null,
        "USD",
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        origin());
  }

  private static Origin origin() {
    return new Origin("feed", "all", "file.csv", 1, null);
  }
}
