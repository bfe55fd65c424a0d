package io.sales360.forecasting.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;

/**
 * Observations of one quantity at equal distances, oldest first. Immutable; NaN means missing and
 * is not the same as zero.
 */
public final class TimeSeries implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The first period of series that have no calendar. */
  private static final LocalDate UNDATED_START = LocalDate.of(1970, 1, 1);

  private final String seriesId;
  private final Frequency frequency;
  private final LocalDate start;
  private final int seasonLength;
  private final boolean dated;
  private final double[] values;

  private TimeSeries(
      String seriesId,
      Frequency frequency,
      LocalDate start,
      int seasonLength,
      boolean dated,
      double[] values) {
    this.seriesId = Objects.requireNonNull(seriesId, "seriesId");
    this.frequency = Objects.requireNonNull(frequency, "frequency");
    this.start = Objects.requireNonNull(start, "start");
    if (seasonLength < 1) {
      throw new IllegalArgumentException(
          "The season length ("
              + seasonLength
              + ") of series ("
              + seriesId
              + ") must be at least 1.\nMaybe the series has no season: use 1.");
    }
    this.seasonLength = seasonLength;
    this.dated = dated;
    this.values = values;
  }

  /**
   * A series on the calendar.
   *
   * @param start first day of the first period
   * @param values one per period, oldest first; copied; NaN is missing
   * @throws IllegalArgumentException if a value is infinite
   */
  public static TimeSeries of(
      String seriesId, Frequency frequency, LocalDate start, double[] values) {
    return new TimeSeries(
        seriesId, frequency, start, frequency.seasonLength(), true, checked(seriesId, values));
  }

  /**
   * A series without a calendar: its periods are counted from 1970-01-01 and calendar features are
   * left out of every model.
   */
  public static TimeSeries undated(int seasonLength, double... values) {
    Frequency frequency =
        switch (seasonLength) {
          case 1 -> Frequency.YEAR;
          case 4 -> Frequency.QUARTER;
          case 12 -> Frequency.MONTH;
          case 52 -> Frequency.WEEK;
          case 24 -> Frequency.HOUR;
          default -> Frequency.DAY;
        };
    return new TimeSeries(
        "series", frequency, UNDATED_START, seasonLength, false, checked("series", values));
  }

  /**
   * A named series without a calendar, where the distance between observations is known.
   *
   * @param seasonLength periods in one season; 1 means no season
   */
  public static TimeSeries undated(
      String seriesId, Frequency frequency, int seasonLength, double[] values) {
    return new TimeSeries(
        seriesId, frequency, UNDATED_START, seasonLength, false, checked(seriesId, values));
  }

  private static double[] checked(String seriesId, double[] values) {
    double[] copy = values.clone();
    for (int t = 0; t < copy.length; t++) {
      if (Double.isInfinite(copy[t])) {
        throw new IllegalArgumentException(
            "The value ("
                + copy[t]
                + ") at index "
                + t
                + " of series ("
                + seriesId
                + ") must be finite.\nMaybe a ratio was divided by zero; use NaN for a missing value.");
      }
    }
    return copy;
  }

  /** What names this series in results. */
  public String seriesId() {
    return seriesId;
  }

  /** The distance between two observations. */
  public Frequency frequency() {
    return frequency;
  }

  /** The first day of the first period. */
  public LocalDate start() {
    return start;
  }

  /** Periods in one season; 1 means no season. */
  public int seasonLength() {
    return seasonLength;
  }

  /** Whether the periods are real dates. */
  public boolean isDated() {
    return dated;
  }

  /** Number of periods, missing ones included. */
  public int length() {
    return values.length;
  }

  /** The observation of period {@code t}, counted from 0; NaN if missing. */
  public double value(int t) {
    return values[t];
  }

  /** Whether period {@code t} has no observation. */
  public boolean isMissing(int t) {
    return Double.isNaN(values[t]);
  }

  /** Number of periods that have an observation. */
  public int observed() {
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        count++;
      }
    }
    return count;
  }

  /** The first day of period {@code t}, which may lie beyond the end. */
  public LocalDate periodStart(int t) {
    return frequency.plus(start, t);
  }

  /** The first day of the last period. */
  public LocalDate cutoff() {
    return periodStart(Math.max(0, values.length - 1));
  }

  /** The values as a new array. */
  public double[] toArray() {
    return values.clone();
  }

  /** The same series with another season length. */
  public TimeSeries withSeasonLength(int periods) {
    return new TimeSeries(seriesId, frequency, start, periods, dated, values);
  }

  /** The same series under another name. */
  public TimeSeries withSeriesId(String id) {
    return new TimeSeries(id, frequency, start, seasonLength, dated, values);
  }

  /** The same values from another first period on. */
  public TimeSeries withStart(LocalDate firstPeriod) {
    return new TimeSeries(seriesId, frequency, firstPeriod, seasonLength, dated, values);
  }

  /** Other values on the same calendar, from the same first period. */
  public TimeSeries withValues(double[] other) {
    return new TimeSeries(
        seriesId, frequency, start, seasonLength, dated, checked(seriesId, other));
  }

  /** The first {@code n} periods. */
  public TimeSeries head(int n) {
    return slice(0, n);
  }

  /** The periods from {@code from} (inclusive) to {@code to} (exclusive). */
  public TimeSeries slice(int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    return new TimeSeries(
        seriesId,
        frequency,
        periodStart(from),
        seasonLength,
        dated,
        Arrays.copyOfRange(values, from, to));
  }

  /**
   * This series followed by newer observations.
   *
   * @throws IllegalArgumentException if the newer part has another frequency or, on a calendar,
   *     does not start where this one ends
   */
  public TimeSeries append(TimeSeries newer) {
    if (newer.frequency != frequency) {
      throw new IllegalArgumentException(
          "The frequency ("
              + newer.frequency
              + ") of the new observations must be "
              + frequency
              + ", as in series ("
              + seriesId
              + ").\nMaybe another grain was passed.");
    }
    LocalDate expected = periodStart(values.length);
    if (dated && newer.dated && !newer.start.equals(expected)) {
      throw new IllegalArgumentException(
          "The new observations start at "
              + newer.start
              + " but series ("
              + seriesId
              + ") goes on at "
              + expected
              + ".\nMaybe periods are missing between them: pass them as NaN.");
    }
    double[] joined = Arrays.copyOf(values, values.length + newer.values.length);
    System.arraycopy(newer.values, 0, joined, values.length, newer.values.length);
    return new TimeSeries(seriesId, frequency, start, seasonLength, dated, joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeSeries that
        && seriesId.equals(that.seriesId)
        && frequency == that.frequency
        && start.equals(that.start)
        && seasonLength == that.seasonLength
        && dated == that.dated
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(seriesId, frequency, start, seasonLength, Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return "TimeSeries("
        + seriesId
        + ", "
        + frequency
        + " from "
        + start
        + ", "
        + values.length
        + " periods)";
  }
}
