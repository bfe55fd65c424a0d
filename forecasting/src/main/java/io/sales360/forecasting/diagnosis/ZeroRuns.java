package io.sales360.forecasting.diagnosis;

import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs of zeros of a series, and which of them its demand does not explain: if one zero followed
 * another only as often as it follows demand, or as in the other runs, so long a run would be very
 * improbable.
 */
final class ZeroRuns {
  /** Probability of one such run in a whole series below which it is no chance. */
  private static final double IMPROBABLE = 1e-4;

  /** Share of usual demand at the same time of other seasons below which zeros are usual there. */
  private static final double SELDOM = 0.5;

  /**
   * Zeros without a break.
   *
   * @param from first period
   * @param to last period
   */
  record Run(int from, int to) {
    int length() {
      return to - from + 1;
    }
  }

  private final TimeSeries series;
  private final List<Run> runs = new ArrayList<>();
  private final double chance;
  private final int demands;
  private final int zeros;

  ZeroRuns(TimeSeries series) {
    this.series = series;
    int nonZero = 0;
    int begun = 0;
    for (int t = 0; t < series.length(); t++) {
      int end = t;
      while (end < series.length() && series.value(end) == 0) {
        end++;
      }
      if (end > t) {
        runs.add(new Run(t, end - 1));
        begun += t > 0 ? 1 : 0;
        t = end - 1;
      } else if (!series.isMissing(t)) {
        nonZero++;
      }
    }
    this.demands = nonZero;
    this.zeros = runs.stream().mapToInt(Run::length).sum();
    this.chance = (begun + 1) / (nonZero + 2.0);
  }

  List<Run> all() {
    return runs;
  }

  boolean isLeading(Run run) {
    return run.from() == 0;
  }

  boolean isTrailing(Run run) {
    return run.to() == series.length() - 1;
  }

  /** Whether a run is longer than this demand explains. */
  boolean isImprobable(Run run) {
    int free = isLeading(run) || isTrailing(run) ? run.length() : run.length() - 1;
    double goingOn = (zeros - run.length() - (runs.size() - 1) + 1) / (zeros - run.length() + 2.0);
    return demands > 0 && Math.pow(Math.min(chance, goingOn), free) * runs.size() < IMPROBABLE;
  }

  /** Whether there is hardly any demand at the same time of other seasons either. */
  boolean isRegular(Run run) {
    int m = series.seasonLength();
    if (m <= 1 || run.length() >= m) {
      return false;
    }
    int others = 0;
    int sold = 0;
    for (int zero = run.from(); zero <= run.to(); zero++) {
      for (int t = zero % m; t < series.length(); t += m) {
        if (t != zero && !series.isMissing(t)) {
          others++;
          sold += series.value(t) != 0 ? 1 : 0;
        }
      }
    }
    double usual = demands / (double) Math.max(1, series.observed() - run.length());
    return others > 0 && sold < SELDOM * usual * others;
  }

  /** The series without the zeros of some runs: they are missing. */
  TimeSeries without(List<Run> some) {
    double[] values = series.toArray();
    for (Run run : some) {
      for (int t = run.from(); t <= run.to(); t++) {
        values[t] = Double.NaN;
      }
    }
    return series.withValues(values);
  }
}
