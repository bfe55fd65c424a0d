package io.sales360.planner.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The questions that a sales dashboard asks, as arguments of {@code s360 metrics query}. */
public final class StandardQueries {
  private static final String RESOURCE = "/bench/queries.txt";
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private StandardQueries() {}

  /** The questions with the days they have on that date. */
  public static List<String> asOf(LocalDate day) throws IOException {
    try (InputStream in = StandardQueries.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path.");
      }
      LocalDate quarter =
          day.withDayOfMonth(1).withMonth((day.get(IsoFields.QUARTER_OF_YEAR) - 1) * 3 + 1);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(
              line ->
                  line.replace("@year", day.withDayOfYear(1).toString())
                      .replace("@last", day.minusYears(1).withDayOfYear(1).toString())
                      .replace("@quarter", quarter.toString())
                      .replace("@month", day.withDayOfMonth(1).toString()))
          .toList();
    }
  }

  /** The words of a line; blanks in double quotes do not divide. */
  public static String[] words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return words.toArray(String[]::new);
  }
}
