package io.sales360.forecasting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sales360.forecasting.ClassicSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Scores of the submissions to the M3 competition. The data are not part of the project: pass
 * {@code -Dsales360.data=DIR} with {@code DIR/forecast/m3/{series,train,test}.csv.gz}, and {@code
 * -Dsales360.oracles=DIR} with {@code m3_submissions.csv.gz}.
 */
class MetricsReferenceTest {
  private record Series(String group, int seasonLength) {}

  @Test
  void scoresOfTheSubmissionsAreReproduced() throws IOException {
    String data = System.getProperty("sales360.data");
    String oracles = System.getProperty("sales360.oracles");
    assumeTrue(
        data != null && oracles != null,
        "Pass -Dsales360.data and -Dsales360.oracles to reproduce the M3 scores.");
    Path folder = Path.of(data, "forecast", "m3");
    Map<String, Series> series = new HashMap<>();
    for (List<String> words : rows(folder.resolve("series.csv.gz"))) {
      String group = words.get(1).toLowerCase(java.util.Locale.ROOT);
      series.put(words.get(0), new Series(group, Integer.parseInt(words.get(2))));
    }
    Map<String, double[]> train = values(rows(folder.resolve("train.csv.gz")), 0, 2);
    Map<String, double[]> test = values(rows(folder.resolve("test.csv.gz")), 0, 2);
    Map<String, List<List<String>>> byMethod = new LinkedHashMap<>();
    for (List<String> words : rows(Path.of(oracles, "m3_submissions.csv.gz"))) {
      byMethod.computeIfAbsent(words.get(2), key -> new ArrayList<>()).add(words);
    }
    Map<String, double[]> scores = new HashMap<>();
    byMethod.forEach(
        (method, rows) ->
            values(rows, 0, 3)
                .forEach(
                    (id, forecast) -> {
                      Series one = series.get(id);
                      double smape = Accuracy.smape(test.get(id), forecast);
                      double mase =
                          Accuracy.mase(train.get(id), one.seasonLength(), test.get(id), forecast);
                      for (String group : List.of(one.group(), "all")) {
                        double[] sums =
                            scores.computeIfAbsent(method + "/" + group, key -> new double[3]);
                        sums[0] += smape;
                        sums[1] += mase;
                        sums[2]++;
                      }
                    }));
    for (String line : ClassicSeries.lines("m3_submissions_scores.csv")) {
      List<String> words = List.of(line.split(",", -1));
      double[] sums = scores.get(words.get(0) + "/" + words.get(1));
      assertThat(sums[2]).as(line).isEqualTo(Double.parseDouble(words.get(2)));
      assertThat(sums[0] / sums[2])
          .as(line)
          .isCloseTo(Double.parseDouble(words.get(3)), within(1e-6));
      assertThat(sums[1] / sums[2])
          .as(line)
          .isCloseTo(Double.parseDouble(words.get(4)), within(1e-6));
    }
  }

  private static Map<String, double[]> values(List<List<String>> rows, int id, int value) {
    Map<String, List<Double>> lists = new LinkedHashMap<>();
    for (List<String> words : rows) {
      lists
          .computeIfAbsent(words.get(id), key -> new ArrayList<>())
          .add(Double.parseDouble(words.get(value)));
    }
    Map<String, double[]> arrays = new LinkedHashMap<>();
    lists.forEach(
        (key, list) -> arrays.put(key, list.stream().mapToDouble(Double::doubleValue).toArray()));
    return arrays;
  }

  private static List<List<String>> rows(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> List.of(line.split(",", -1))).toList();
    }
  }
}
