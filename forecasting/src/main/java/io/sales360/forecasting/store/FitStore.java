package io.sales360.forecasting.store;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.Frequency;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Fits as text. A fit is its spec, its history and its parameters; reading runs the parameters over
 * the history again, so the forecasts are the same to the last bit.
 *
 * <p>Version 1, one item per line, words separated by a tab, numbers as Java's shortest exact
 * decimal:
 *
 * <pre>
 * sales360-fit   1
 * spec           ets(A,N,N)
 * series         id   MONTH   2024-01-01   12   dated
 * values         1.0   NaN   3.0
 * parameters     0.1   ...
 * past           name   1.0   2.0      (one line per column)
 * known          name   1.0   2.0      (one line per column)
 * end
 * </pre>
 */
public final class FitStore {
  private static final String MAGIC = "sales360-fit";
  private static final String VERSION = "1";

  private FitStore() {}

  /** The text of a fit. */
  public static String write(FittedModel fit) {
    TimeSeries history = fit.history();
    StringBuilder text = new StringBuilder();
    line(text, MAGIC, VERSION);
    line(text, "spec", SpecWords.write(fit.spec()));
    writeSeries(text, history);
    line(text, "parameters", numbers(fit.parameters()));
    writeRegressors(text, fit.past(), fit.known());
    return text.append("end\n").toString();
  }

  static void writeSeries(StringBuilder text, TimeSeries history) {
    line(
        text,
        "series",
        escape(history.seriesId()),
        history.frequency().name(),
        history.start().toString(),
        Integer.toString(history.seasonLength()),
        history.isDated() ? "dated" : "undated");
    line(text, "values", numbers(history.toArray()));
  }

  static void writeRegressors(StringBuilder text, PastRegressors past, KnownRegressors known) {
    for (int i = 0; i < past.names().size(); i++) {
      line(text, "past", escape(past.names().get(i)), numbers(past.column(i)));
    }
    for (int i = 0; i < known.names().size(); i++) {
      line(text, "known", escape(known.names().get(i)), numbers(known.column(i)));
    }
  }

  /**
   * The fit of a text.
   *
   * @throws IllegalArgumentException if the text is of another version, cut off or damaged
   */
  public static FittedModel read(String text) {
    List<String[]> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(line.split("\t", -1));
    }
    if (lines.size() < 6 || !lines.get(0)[0].equals(MAGIC)) {
      throw new IllegalArgumentException(
          "The text does not start with (" + MAGIC + ").\nMaybe it is not a stored fit.");
    }
    if (!lines.get(0)[lines.get(0).length - 1].equals(VERSION)) {
      throw new IllegalArgumentException(
          "The stored fit has the version ("
              + lines.get(0)[lines.get(0).length - 1]
              + ") but this library reads "
              + VERSION
              + ".\nMaybe fit the series again.");
    }
    int end = 5;
    while (end < lines.size() && !lines.get(end)[0].equals("end")) {
      end++;
    }
    if (end == lines.size()) {
      throw new IllegalArgumentException(
          "The stored fit has no (end) line.\nMaybe the text was cut off.");
    }
    ForecastSpec spec = SpecWords.read(item(lines, 1, "spec", 1)[1]);
    TimeSeries history = series(item(lines, 2, "series", 5), item(lines, 3, "values", 0));
    double[] parameters = numbers(item(lines, 4, "parameters", 0), 1);
    List<String[]> past = columns(lines, end, "past");
    List<String[]> known = columns(lines, end, "known");
    return spec.restore(
        history,
        PastRegressors.of(names(past), values(past)),
        KnownRegressors.of(names(known), values(known)),
        parameters);
  }

  static TimeSeries series(String[] words, String[] values) {
    Frequency frequency = Frequency.valueOf(words[2]);
    int seasonLength = Integer.parseInt(words[4]);
    double[] numbers = numbers(values, 1);
    LocalDate start = LocalDate.parse(words[3]);
    String id = unescape(words[1]);
    TimeSeries series =
        words[5].equals("dated")
            ? TimeSeries.of(id, frequency, start, numbers)
            : TimeSeries.undated(id, frequency, seasonLength, numbers).withStart(start);
    return series.withSeasonLength(seasonLength);
  }

  private static String[] item(List<String[]> lines, int at, String word, int least) {
    String[] words = lines.get(at);
    if (!words[0].equals(word) || words.length <= least) {
      throw new IllegalArgumentException(
          "Line "
              + (at + 1)
              + " of the stored fit ("
              + String.join(" ", words)
              + ") must start with ("
              + word
              + ").\nMaybe the text was edited.");
    }
    return words;
  }

  private static List<String[]> columns(List<String[]> lines, int end, String word) {
    return lines.subList(5, end).stream().filter(words -> words[0].equals(word)).toList();
  }

  static List<String> names(List<String[]> columns) {
    return columns.stream().map(words -> unescape(words[1])).toList();
  }

  static double[][] values(List<String[]> columns) {
    IntFunction<double[][]> array = double[][]::new;
    return columns.stream().map(words -> numbers(words, 2)).toArray(array);
  }

  static double[] numbers(String[] words, int from) {
    double[] numbers = new double[words.length - from];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Double.parseDouble(words[from + i]);
    }
    return numbers;
  }

  static String numbers(double[] numbers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < numbers.length; i++) {
      text.append(i == 0 ? "" : "\t").append(numbers[i]);
    }
    return text.toString();
  }

  static void line(StringBuilder text, String... words) {
    String joined = String.join("\t", words);
    text.append(joined.endsWith("\t") ? joined.substring(0, joined.length() - 1) : joined);
    text.append('\n');
  }

  static String escape(String word) {
    return word.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  static String unescape(String word) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\\' && i + 1 < word.length()) {
        char next = word.charAt(++i);
        text.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
