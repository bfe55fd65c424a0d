package io.sales360.planner.metrics.time;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which days the figure of a period covers. */
public sealed interface Span {
  /** The days of the period. */
  record Plain() implements Span {
    @Override
    public String suffix() {
      return "";
    }
  }

  /**
   * From the start of the longer period to the last day of the period.
   *
   * @param unit the longer period
   */
  record ToDate(TimeGrain unit) implements Span {
    public ToDate {
      if (unit == TimeGrain.DAY) {
        throw new IllegalArgumentException("a day is no longer period");
      }
    }

    @Override
    public String suffix() {
      return "_" + unit + "_to_date";
    }
  }

  /**
   * So many days or months that end with the period.
   *
   * @param count how many, at least 1
   * @param isMonths months, else days
   */
  record Rolling(int count, boolean isMonths) implements Span {
    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})([dm])");

    /**
     * Reads {@code 28d} or {@code 3m}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static Rolling parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      if (!matcher.matches()) {
        throw new IllegalArgumentException("'" + text + "' is no number of days or months");
      }
      return new Rolling(Integer.parseInt(matcher.group(1)), matcher.group(2).equals("m"));
    }

    @Override
    public String suffix() {
      return "_rolling_" + count + (isMonths ? "m" : "d");
    }
  }

  /**
   * The whole longer period that holds the last day of the period.
   *
   * @param unit the longer period
   */
  record Whole(TimeGrain unit) implements Span {
    @Override
    public String suffix() {
      return "_whole_" + unit;
    }
  }

  /** What it adds to the name of a column. */
  String suffix();
}
