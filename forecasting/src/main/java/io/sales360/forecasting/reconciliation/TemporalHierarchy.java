package io.sales360.forecasting.reconciliation;

import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sums of consecutive periods of a series over every divisor of its season, which must add up
 * within each season. Athanasopoulos, Hyndman, Kourentzes &amp; Petropoulos (2017), §2.
 *
 * @param season periods in one season
 * @param spans the divisors of the season, the whole season first and 1 last
 */
public record TemporalHierarchy(int season, List<Integer> spans) {
  /** Copies the spans. */
  public TemporalHierarchy {
    spans = List.copyOf(spans);
  }

  /**
   * All divisors of a season.
   *
   * @throws IllegalArgumentException if the season is below 1
   */
  public static TemporalHierarchy of(int season) {
    if (season < 1) {
      throw new IllegalArgumentException(
          "The season (" + season + ") must be at least 1.\nMaybe the series has none: use 1.");
    }
    return new TemporalHierarchy(
        season,
        IntStream.rangeClosed(1, season)
            .map(k -> season + 1 - k)
            .filter(k -> season % k == 0)
            .boxed()
            .toList());
  }

  /**
   * The series of sums over {@code span} periods. It ends with the series; the oldest periods that
   * fill no span are left out. A sum with a missing period is missing.
   */
  public TimeSeries aggregate(TimeSeries series, int span) {
    if (span == 1) {
      return series;
    }
    int count = series.length() / span;
    int first = series.length() - count * span;
    double[] sums = new double[count];
    for (int t = 0; t < count * span; t++) {
      sums[t / span] += series.value(first + t);
    }
    for (double sum : sums) {
      if (Double.isInfinite(sum)) {
        Arrays.fill(sums, Double.NaN); // beyond what a number holds: the level has no say
        break;
      }
    }
    int periods = season / span;
    TimeSeries shape = TimeSeries.undated(periods, sums);
    return TimeSeries.undated(series.seriesId(), shape.frequency(), periods, sums);
  }

  /** The periods of one season as leaves, the spans of all levels as nodes, in their order. */
  public GroupedStructure structure() {
    List<int[]> nodes = new ArrayList<>();
    for (int span : spans) {
      for (int k = 0; k < season / span; k++) {
        int from = k * span;
        int[] node = new int[span];
        Arrays.setAll(node, t -> from + t);
        nodes.add(node);
      }
    }
    return GroupedStructure.of(season, nodes);
  }
}
