package io.sales360.forecasting.features;

import io.sales360.forecasting.model.Driver;
import io.sales360.forecasting.model.Frequency;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Which columns a panel model has, in the order {@link SeriesFeatures#fill} writes them.
 *
 * @param lead the farthest step ahead that rows are made for
 * @param frequency of every series
 * @param seasonLength of every series
 * @param dated whether the calendar is used
 * @param known names of the known regressors
 * @param switches for each known regressor, whether it is an on/off one whose effect is learned
 * @param open index of the known regressor that is 0 where nothing can be sold; −1 without one
 * @param past names of the past regressors
 * @param statics number of static values of a series
 */
public record FeaturePlan(
    int lead,
    Frequency frequency,
    int seasonLength,
    boolean dated,
    List<String> known,
    List<Boolean> switches,
    int open,
    List<String> past,
    int statics)
    implements Serializable {
  /** Copies the lists. */
  public FeaturePlan {
    known = List.copyOf(known);
    switches = List.copyOf(switches);
    past = List.copyOf(past);
  }

  /** Periods of the window whose mean is the level: full seasons where these are short. */
  public int window() {
    return window(seasonLength);
  }

  /** The window that goes with a season length. */
  public static int window(int seasonLength) {
    int m = seasonLength;
    return m == 1 ? 6 : m <= 4 ? 2 * m : m <= 7 ? 4 * m : m;
  }

  /** Periods to the same part of the last year; 0 where the season is the year. */
  public int year() {
    return switch (frequency) {
      case DAY -> 364;
      case WEEK -> seasonLength == 52 ? 0 : 52;
      case HOUR -> 168;
      case YEAR, QUARTER, MONTH -> 0;
    };
  }

  /** Number of columns. */
  public int columns() {
    return drivers().size();
  }

  /** What each column speaks of. */
  public List<Driver> drivers() {
    List<Driver> drivers = new ArrayList<>();
    add(drivers, Driver.LEVEL, SeriesFeatures.LEVEL_COLUMNS);
    add(drivers, Driver.SEASON, SeriesFeatures.SEASON_COLUMNS);
    add(drivers, Driver.SEASON, year() > 0 ? SeriesFeatures.YEAR_COLUMNS : 0);
    add(drivers, Driver.SEASON, dated ? CalendarColumns.count(frequency) : 1);
    for (String name : known) {
      add(drivers, Driver.ofKnown(name), SeriesFeatures.KNOWN_COLUMNS);
    }
    add(drivers, Driver.MARKET, past.size() * SeriesFeatures.PAST_COLUMNS);
    add(drivers, Driver.OTHER, statics);
    return drivers;
  }

  private static void add(List<Driver> drivers, Driver driver, int times) {
    for (int i = 0; i < times; i++) {
      drivers.add(driver);
    }
  }
}
