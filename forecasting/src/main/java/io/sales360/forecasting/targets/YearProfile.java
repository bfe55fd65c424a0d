package io.sales360.forecasting.targets;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Learns how sales swing over the year: one factor per day of it, 1 on average. A smooth of the
 * ratios of sales to the level of the year around them, the level in turn freed of the swing, a few
 * times over: backfitting (Hastie and Tibshirani 1990, section 4.4) of the classical ratio to
 * moving average (Macaulay 1931). Immutable.
 */
final class YearProfile {
  /** Days of a year; 29 February falls on the 28th. */
  static final int DAYS = 365;

  private static final int HALF_YEAR = DAYS / 2;
  private static final int LEAP_DAY = 59;

  /** After so many the factors move by less than a thousandth. */
  private static final int ROUNDS = 6;

  private final double[] days;

  /** What days of the kind sell, over the mean of all. */
  private final double[] usual;

  private final int[] places;

  private YearProfile(double[] days, double[] usual, int[] places) {
    this.days = days;
    this.usual = usual;
    this.places = places;
  }

  /**
   * The days to learn from.
   *
   * @param kinds of these days at least
   */
  static YearProfile of(LocalDate first, double[] days, int[] kinds) {
    double[] rates = RestOfPeriod.kindRates(days, kinds);
    double[] usual = new double[days.length];
    int[] places = new int[days.length];
    for (int day = 0; day < days.length; day++) {
      usual[day] = rates[kinds[day]];
      places[day] = place(first.plusDays(day));
    }
    return new YearProfile(days, usual, places);
  }

  /** The place of a day in the year, from 0. */
  static int place(LocalDate day) {
    int place = day.getDayOfYear() - 1;
    return day.isLeapYear() && place >= LEAP_DAY ? place - 1 : place;
  }

  /**
   * The factors of the year's days.
   *
   * @param width days to each side over which ratios are smoothed, with weights falling to 0
   * @param isKnown which days are learned from
   */
  double[] fit(int width, IntPredicate isKnown) {
    double[] factors = new double[DAYS];
    Arrays.fill(factors, 1);
    for (int round = 0; round < ROUNDS; round++) {
      double[] levels = levels(factors, isKnown);
      double[] sold = new double[DAYS];
      double[] expected = new double[DAYS];
      for (int day = 0; day < days.length; day++) {
        if (isKnown.test(day)) {
          sold[places[day]] += days[day];
          expected[places[day]] += levels[day] * usual[day];
        }
      }
      factors = ratios(sold, expected, width);
    }
    return factors;
  }

  /** How far each day is from the level of the year around it under the factors. */
  double[] errors(double[] factors) {
    double[] errors = expected(factors, day -> true);
    for (int day = 0; day < days.length; day++) {
      errors[day] = days[day] - errors[day];
    }
    return errors;
  }

  /** What the level of the year around each day lets expect; 0 for days that are not known. */
  double[] expected(double[] factors, IntPredicate isKnown) {
    double[] levels = levels(factors, isKnown);
    for (int day = 0; day < days.length; day++) {
      levels[day] *= isKnown.test(day) ? usual[day] * factors[places[day]] : 0;
    }
    return levels;
  }

  /** At both ends the year is cut; the factors tell what is missing. */
  private double[] levels(double[] factors, IntPredicate isKnown) {
    double[] sold = new double[days.length + 1];
    double[] rates = new double[days.length + 1];
    for (int day = 0; day < days.length; day++) {
      boolean known = isKnown.test(day);
      sold[day + 1] = sold[day] + (known ? days[day] : 0);
      rates[day + 1] = rates[day] + (known ? usual[day] * factors[places[day]] : 0);
    }
    double[] levels = new double[days.length];
    for (int day = 0; day < days.length; day++) {
      int from = Math.max(0, day - HALF_YEAR);
      int to = Math.min(days.length, day + HALF_YEAR + 1);
      double rate = rates[to] - rates[from];
      levels[day] = rate > 0 ? Math.max(0, (sold[to] - sold[from]) / rate) : 0;
    }
    return levels;
  }

  private static double[] ratios(double[] sold, double[] expected, int width) {
    double[] ratios = new double[DAYS];
    double sum = 0;
    for (int place = 0; place < DAYS; place++) {
      double above = 0;
      double below = 0;
      for (int step = -width; step <= width; step++) {
        double weight = width + 1 - Math.abs(step);
        int near = Math.floorMod(place + step, DAYS);
        above += weight * sold[near];
        below += weight * expected[near];
      }
      ratios[place] = below > 0 ? Math.max(0, above / below) : 1;
      sum += ratios[place];
    }
    for (int place = 0; place < DAYS; place++) {
      ratios[place] = sum > 0 ? ratios[place] * DAYS / sum : 1;
    }
    return ratios;
  }
}
