package io.sales360.forecasting;

import io.sales360.forecasting.model.TimeSeries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The series that reference values were computed on. */
public final class ClassicSeries {
  private ClassicSeries() {}

  public static TimeSeries named(String name) {
    for (String line : lines("classic_series.csv")) {
      List<String> words = List.of(line.split(",", -1));
      if (words.get(0).equals(name)) {
        double[] values =
            Arrays.stream(words.get(2).split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
        return TimeSeries.undated(Integer.parseInt(words.get(1)), values).withSeriesId(name);
      }
    }
    throw new IllegalArgumentException("There is no series (" + name + ").");
  }

  /** The lines of a reference file without comments. */
  public static List<String> lines(String file) {
    try (InputStream in = ClassicSeries.class.getResourceAsStream("/reference/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The rows of a reference file parted by semicolons that start with this word. */
  public static Stream<List<String>> rows(String file, String first) {
    return lines(file).stream()
        .map(line -> List.of(line.split(";", -1)))
        .filter(words -> words.get(0).equals(first));
  }
}
