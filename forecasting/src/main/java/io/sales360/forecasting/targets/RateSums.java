package io.sales360.forecasting.targets;

import org.jspecify.annotations.Nullable;

/**
 * What days usually sell, by their kind and the season of the year, over a level: running sums. One
 * for each reading of the season, the last of them that of all years; without a season there is
 * this one only. Immutable.
 */
final class RateSums {
  private final double[][] sums;
  private final int count;
  private final @Nullable SeasonOfYear season;

  private RateSums(double[][] sums, int count, @Nullable SeasonOfYear season) {
    this.sums = sums;
    this.count = count;
    this.season = season;
  }

  /**
   * Learns the rates.
   *
   * @param kinds of the days and of those to come
   */
  static RateSums of(double[] days, int[] kinds, @Nullable SeasonOfYear season) {
    double[] rates = RestOfPeriod.kindRates(days, kinds);
    double[][] factors = season == null ? new double[1][] : season.factors(days, kinds);
    double[][] sums = new double[factors.length][kinds.length + 1];
    for (int reading = 0; reading < sums.length; reading++) {
      for (int day = 0; day < kinds.length; day++) {
        double factor = season == null ? 1 : factors[reading][day];
        sums[reading][day + 1] = sums[reading][day] + rates[kinds[day]] * factor;
      }
    }
    return new RateSums(sums, days.length, season);
  }

  int readings() {
    return sums.length;
  }

  /** The reading that has not learned from the day. */
  int readingWithout(int day) {
    return season == null ? 0 : season.readingWithout(count - 1 - day);
  }

  /** Of the days from one up to another, which is not included. */
  double sum(int reading, int from, int to) {
    return sums[reading][to] - sums[reading][from];
  }
}
