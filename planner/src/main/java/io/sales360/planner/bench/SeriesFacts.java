package io.sales360.planner.bench;

import io.sales360.forecasting.model.Frequency;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code series.csv} says about one series.
 *
 * @param freq the word in the file, lower case: what scores are grouped by
 * @param frequency the frequency it stands for, if it is one
 * @param season the scoring season; 0 if not said
 * @param horizon steps; 0 if not said
 * @param start first day of the first period, if said
 */
record SeriesFacts(
    @Nullable String freq,
    @Nullable Frequency frequency,
    int season,
    int horizon,
    @Nullable LocalDate start) {
  private static final SeriesFacts UNKNOWN = new SeriesFacts(null, null, 0, 0, null);
  private static final Pattern START = Pattern.compile("(1[89]\\d\\d|20\\d\\d)-(\\d{1,2})");

  /** Facts by series; without the file, nothing is known. */
  static Map<String, SeriesFacts> read(Optional<CsvRows> file) {
    Map<String, SeriesFacts> facts = new LinkedHashMap<>();
    file.ifPresent(rows -> rows.each(row -> facts.put(row.required("unique_id"), of(row))));
    return facts;
  }

  static SeriesFacts unknown() {
    return UNKNOWN;
  }

  private static SeriesFacts of(CsvRows.Row row) {
    String word = row.text("freq");
    String freq = word == null ? null : word.toLowerCase(Locale.ROOT);
    Frequency frequency = freq == null ? null : frequency(freq);
    return new SeriesFacts(
        freq,
        frequency,
        whole(row, "seasonal_period"),
        whole(row, "horizon"),
        start(row, frequency));
  }

  private static int whole(CsvRows.Row row, String column) {
    double value = row.number(column);
    if (Double.isNaN(value)) {
      return 0;
    }
    if (value < 1 || value != Math.rint(value)) {
      throw row.wrong(
          column, String.valueOf(value), "must be a whole number from 1", "leave it empty");
    }
    return (int) value;
  }

  private static @Nullable Frequency frequency(String word) {
    return switch (word) {
      case "yearly", "y", "a", "annual", "year", "ye", "ys" -> Frequency.YEAR;
      case "quarterly", "q", "quarter", "qe", "qs" -> Frequency.QUARTER;
      case "monthly", "m", "month", "me", "ms" -> Frequency.MONTH;
      case "weekly", "w", "week" -> Frequency.WEEK;
      case "daily", "d", "day" -> Frequency.DAY;
      case "hourly", "h", "hour" -> Frequency.HOUR;
      default -> null;
    };
  }

  /** The M competitions write year and number of the first period: {@code 1975-1}. */
  private static @Nullable LocalDate start(CsvRows.Row row, @Nullable Frequency frequency) {
    String text = row.text("start");
    Matcher matcher = START.matcher(text == null ? "" : text);
    if (frequency == null || !matcher.matches()) {
      return null;
    }
    LocalDate year = LocalDate.of(Integer.parseInt(matcher.group(1)), 1, 1);
    int period = Integer.parseInt(matcher.group(2));
    return period < 1 || period > 12 || frequency.compareTo(Frequency.MONTH) > 0
        ? null
        : frequency.plus(year, period - 1L);
  }
}
