package io.sales360.planner.bench;

import io.sales360.forecasting.decomposition.SeasonalPattern;
import io.sales360.forecasting.model.Frequency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which seasons series have, where nobody says it. */
final class Seasons {
  /** Seasons that are looked for, and the frequency they speak for. */
  private static final List<Integer> CANDIDATES = List.of(4, 7, 12, 24, 52);

  /** Share of series in which a season must show to be believed. */
  private static final double BELIEVED = 0.25;

  private static final int SAMPLE = 200;

  private Seasons() {}

  /** The seasons usual for a frequency, shortest first. */
  static List<Integer> usual(@Nullable Frequency frequency) {
    if (frequency == null) {
      return List.of();
    }
    return switch (frequency) {
      case YEAR -> List.of();
      case QUARTER -> List.of(4);
      case MONTH -> List.of(12);
      case WEEK -> List.of(52);
      case DAY -> List.of(7, 365);
      case HOUR -> List.of(24, 168);
    };
  }

  /** The season of the M4 competition's MASE: weeks and days have none there. */
  static int scoring(@Nullable Frequency frequency) {
    if (frequency == null) {
      return 1;
    }
    return switch (frequency) {
      case YEAR, WEEK, DAY -> 1;
      case QUARTER -> 4;
      case MONTH -> 12;
      case HOUR -> 24;
    };
  }

  /** The frequency that a first season speaks for. */
  static @Nullable Frequency frequency(List<Integer> seasons) {
    if (seasons.isEmpty()) {
      return Frequency.YEAR;
    }
    return switch (seasons.get(0)) {
      case 1 -> Frequency.YEAR;
      case 4 -> Frequency.QUARTER;
      case 7 -> Frequency.DAY;
      case 12 -> Frequency.MONTH;
      case 24 -> Frequency.HOUR;
      case 52 -> Frequency.WEEK;
      default -> null;
    };
  }

  /**
   * The frequency whose season shows in most series by the 90 % test on the changes from period to
   * period; null if none shows in a quarter of them.
   *
   * @param series complete values
   */
  static @Nullable Frequency detected(Collection<double[]> series) {
    int stride = Math.max(1, series.size() / SAMPLE);
    List<double[]> sample = new ArrayList<>();
    int at = 0;
    for (double[] values : series) {
      if (at++ % stride == 0) {
        sample.add(changes(values));
      }
    }
    int best = 0;
    double bestShare = BELIEVED;
    for (int m : CANDIDATES) {
      double shows =
          sample.stream().filter(v -> v.length > 3 * m && SeasonalPattern.isSeasonal(v, m)).count();
      if (shows / sample.size() > bestShare) {
        bestShare = shows / sample.size();
        best = m;
      }
    }
    return best == 0 ? null : frequency(List.of(best));
  }

  private static double[] changes(double[] values) {
    double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
    double[] changes = new double[Math.max(0, known.length - 1)];
    for (int t = 0; t < changes.length; t++) {
      changes[t] = known[t + 1] - known[t];
    }
    return changes;
  }
}
