package io.sales360.forecasting.targets;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * How the sales of a company swing over the year, and how those of one who sells there do. There is
 * one reading for each year that leaves this year out, and one of all years: a forecast that is
 * judged in a year must not have learned from it, or the season would look more certain than it is
 * (cross-validation; Stone 1974). Immutable.
 */
public final class SeasonOfYear implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Whole years, at least: one to learn from while the other is left out. */
  private static final int FEWEST_YEARS = 2;

  /** Days to each side that a day of the year is smoothed over: the one that errs least. */
  private static final int[] WIDTHS = {7, 14, 28, 56, 120};

  private static final int WEEK = 7;

  private final LocalDate last;

  /** One for each year left out, the latest first; then that of all years. */
  private final double[][] profiles;

  private SeasonOfYear(LocalDate last, double[][] profiles) {
    this.last = last;
    this.profiles = profiles;
  }

  /**
   * Learns from all days of a company. Empty with fewer than two years, without net sales, or where
   * years that were left out are told no better by the others than by a level without a season.
   *
   * @param first the day of the first value
   * @param days what was sold on each day until today; may be negative
   * @param kinds of the days, as in {@link PastPeriod}
   */
  public static Optional<SeasonOfYear> learn(LocalDate first, double[] days, int[] kinds) {
    PastPeriod.of(days, kinds);
    if (days.length < FEWEST_YEARS * YearProfile.DAYS || Arrays.stream(days).sum() <= 0) {
      return Optional.empty();
    }
    YearProfile year = YearProfile.of(first, days, kinds);
    int years = days.length / YearProfile.DAYS;
    double least = squares(year, flat(years), days.length);
    double[][] best = null;
    for (int width : WIDTHS) {
      double[][] profiles = profiles(year, years, width, days.length);
      double squares = squares(year, profiles, days.length);
      if (squares < least) {
        least = squares;
        best = profiles;
      }
    }
    return found(first.plusDays(days.length - 1L), best);
  }

  private static Optional<SeasonOfYear> found(LocalDate last, double @Nullable [][] profiles) {
    return profiles == null ? Optional.empty() : Optional.of(new SeasonOfYear(last, profiles));
  }

  private static double[][] flat(int years) {
    double[][] flat = new double[years + 1][YearProfile.DAYS];
    Arrays.stream(flat).forEach(profile -> Arrays.fill(profile, 1));
    return flat;
  }

  private static double[][] profiles(YearProfile year, int years, int width, int days) {
    double[][] profiles = new double[years + 1][];
    for (int out = 0; out < years; out++) {
      profiles[out] = year.fit(width, others(out, years, days));
    }
    profiles[years] = year.fit(width, day -> true);
    return profiles;
  }

  private static IntPredicate others(int out, int years, int days) {
    return day -> year(days - 1 - day, years) != out;
  }

  /** Years back, days beyond the last whole one belong to it. */
  private static int year(int age, int years) {
    return Math.min(years - 1, age / YearProfile.DAYS);
  }

  /** Errors of whole weeks, each told by the years without its own. */
  private static double squares(YearProfile year, double[][] profiles, int days) {
    int years = profiles.length - 1;
    double squares = 0;
    for (int out = 0; out < years; out++) {
      IntPredicate isKnown = others(out, years, days);
      double[] errors = year.errors(profiles[out]);
      double week = 0;
      int count = 0;
      for (int day = 0; day < days; day++) {
        if (!isKnown.test(day)) {
          week += errors[day];
          count++;
          if (count % WEEK == 0) {
            squares += week * week;
            week = 0;
          }
        }
      }
    }
    return squares;
  }

  /** How many readings there are: of all years but one each, and of all. */
  int readings() {
    return profiles.length;
  }

  /**
   * The reading that has not learned from a day.
   *
   * @param age days before the last of the history
   */
  int readingWithout(int age) {
    return year(age, profiles.length - 1);
  }

  /**
   * What the season does to the owner's days and to those to come, in each reading; the owner's own
   * season is drawn to that of the company.
   *
   * @param days of the owner; the last is the last that the season was learned from
   * @param kinds of these days and of the coming ones
   */
  double[][] factors(double[] days, int[] kinds) {
    LocalDate first = last.minusDays(days.length - 1L);
    YearProfile own = YearProfile.of(first, days, kinds);
    double[][] factors = new double[profiles.length][kinds.length];
    for (int reading = 0; reading < profiles.length; reading++) {
      int out = reading;
      double[] months =
          OwnSeason.months(
              first,
              days,
              own.expected(profiles[reading], day -> readingWithout(days.length - 1 - day) != out));
      for (int day = 0; day < kinds.length; day++) {
        LocalDate date = first.plusDays(day);
        factors[reading][day] =
            profiles[reading][YearProfile.place(date)] * months[date.getMonthValue() - 1];
      }
    }
    return factors;
  }
}
