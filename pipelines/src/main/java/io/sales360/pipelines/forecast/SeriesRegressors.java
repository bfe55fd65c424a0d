package io.sales360.pipelines.forecast;

import io.sales360.forecasting.model.KnownRegressors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the past and the future of a series: holidays, closed days, promotions, prices.
 * The names of the columns tell the drivers of a forecast apart.
 */
final class SeriesRegressors {
  /** Columns that change less are constant. */
  private static final double LEAST_CHANGE = 1e-9;

  private final HolidayCalendar holidays;
  private final PromotionCalendar promotions;
  private final PriceHistory prices;
  private final ProductPlaces places;

  SeriesRegressors(
      HolidayCalendar holidays,
      PromotionCalendar promotions,
      PriceHistory prices,
      ProductPlaces places) {
    this.holidays = holidays;
    this.promotions = promotions;
    this.prices = prices;
    this.places = places;
  }

  /**
   * One row per period of the history and the horizon. Columns that do not change over the history
   * cannot be learned from and are left out.
   */
  KnownRegressors of(SeriesKey key, LocalDate start, int history, int horizon) {
    long[] edges = new Periods(key.grain()).edges(start, history + horizon);
    List<String> names = new ArrayList<>();
    List<double[]> columns = new ArrayList<>();
    add(names, columns, history, "holiday_days", holidays.holidays(key, edges));
    add(names, columns, history, "calendar_closed_days", holidays.closedDays(key, edges));
    add(names, columns, history, "promotions", promotions.whole(key, edges));
    add(names, columns, history, "promotions_of_parts", promotions.parts(key, edges));
    add(
        names,
        columns,
        history,
        "price_index",
        prices.index(places.productsOf(key), key.channelId(), edges, history));
    return names.isEmpty()
        ? KnownRegressors.none()
        : KnownRegressors.of(names, columns.toArray(double[][]::new));
  }

  private static void add(
      List<String> names,
      List<double[]> columns,
      int history,
      String name,
      double @Nullable [] column) {
    if (column == null) {
      return;
    }
    for (int t = 1; t < history; t++) {
      if (Math.abs(column[t] - column[0]) > LEAST_CHANGE * (1 + Math.abs(column[0]))) {
        names.add(name);
        columns.add(column);
        return;
      }
    }
  }
}
