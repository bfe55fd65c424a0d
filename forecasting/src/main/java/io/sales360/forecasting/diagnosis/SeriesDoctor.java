package io.sales360.forecasting.diagnosis;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.decomposition.SeasonLength;
import io.sales360.forecasting.decomposition.SeasonalPattern;
import io.sales360.forecasting.decomposition.Stl;
import io.sales360.forecasting.diagnosis.Finding.Kind;
import io.sales360.forecasting.intermittent.DemandClass;
import io.sales360.forecasting.model.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks at a series and says what is odd. The season is taken out by a robust decomposition (STL);
 * what remains is compared with its running median, and the median absolute deviation from it
 * (times 1.4826, so that it estimates a standard deviation) is the measure of noise. Changes
 * nothing.
 */
public final class SeriesDoctor {
  private static final int LEAST_OBSERVATIONS = 6;

  /** Periods whose median stands for the one in their middle. */
  private static final int WINDOW = 7;

  /** Deviations of the noise beyond which a single value is an outlier. */
  private static final double OUTLIER = 6;

  /** Deviations of a difference of medians beyond which the level has shifted. */
  private static final double SHIFT = 6;

  /** Periods on both sides of a level shift. */
  private static final int SHIFT_WINDOW = 8;

  private static final double NORMAL = 1.4826;

  /** Variance of a median of normal values relative to that of their mean. */
  private static final double MEDIAN_VARIANCE = Math.PI / 2;

  private final TimeSeries series;
  private final double[] values;
  private final double[] seasonal;
  private final double[] level;
  private final List<Finding> findings = new ArrayList<>();

  private SeriesDoctor(TimeSeries series) {
    this.series = series;
    this.values = Gaps.filled(series);
    this.seasonal = new double[values.length];
    this.level = new double[values.length];
  }

  /** Looks at a series. */
  public static Diagnosis diagnose(TimeSeries series) {
    return new SeriesDoctor(series).run();
  }

  private Diagnosis run() {
    int observed = series.observed();
    int zeros = 0;
    int negatives = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = 0; t < series.length(); t++) {
      if (!series.isMissing(t)) {
        zeros += series.value(t) == 0 ? 1 : 0;
        negatives += series.value(t) < 0 ? 1 : 0;
        low = Math.min(low, series.value(t));
        high = Math.max(high, series.value(t));
      }
    }
    DemandClass demand = DemandClass.of(series);
    addIf(observed == 0, Kind.EMPTY, series.length());
    addIf(
        observed > 0 && observed < Math.max(LEAST_OBSERVATIONS, 2 * series.seasonLength()),
        Kind.SHORT,
        observed);
    addIf(observed > 1 && low == high, Kind.CONSTANT, observed);
    addIf(negatives > 0, Kind.NEGATIVE, negatives);
    boolean sparse = observed > 0 && negatives == 0 && low < high && demand.isSparse();
    addIf(sparse, Kind.SPARSE, zeros);
    addGaps();
    double[] expected = values.clone();
    if (observed >= LEAST_OBSERVATIONS && low < high && !sparse) {
      takeSeasonOut();
      expected = lookAtValues(negatives == 0);
    }
    return new Diagnosis(series, observed, zeros, demand, findings, expected);
  }

  private void addIf(boolean found, Kind kind, double size) {
    if (found) {
      findings.add(new Finding(kind, 0, Math.max(0, series.length() - 1), size));
    }
  }

  private void addGaps() {
    int first = 0;
    while (first < series.length() && series.isMissing(first)) {
      first++;
    }
    for (int t = first; t < series.length(); t++) {
      int end = t;
      while (end < series.length() && series.isMissing(end)) {
        end++;
      }
      if (end > t) {
        findings.add(new Finding(Kind.GAP, t, end - 1, end - t));
        t = end;
      }
    }
  }

  private void takeSeasonOut() {
    int m = series.seasonLength();
    int found = SeasonLength.detect(series);
    addIf(found != m, Kind.OTHER_SEASON, found);
    boolean seasonal = found > 1 && values.length > 2 * found;
    if (seasonal && SeasonalPattern.isSeasonal(values, found)) {
      double[] parts = Stl.periodic(found).robustly().decompose(values).seasonal();
      System.arraycopy(parts, 0, this.seasonal, 0, parts.length);
    }
    for (int t = 0; t < level.length; t++) {
      level[t] = values[t] - this.seasonal[t];
    }
  }

  /** Adds stock-outs, outliers and level shifts; gives what each period was expected to be. */
  private double[] lookAtValues(boolean nonNegative) {
    double[] middle = runningMedian(level);
    double[] distance = new double[level.length];
    for (int t = 0; t < distance.length; t++) {
      distance[t] = Math.abs(level[t] - middle[t]);
    }
    double noise = NORMAL * median(distance, 0, distance.length);
    double[] expected = new double[level.length];
    boolean[] odd = new boolean[level.length];
    for (int t = 0; t < expected.length; t++) {
      expected[t] = middle[t] + seasonal[t];
      odd[t] = distance[t] > OUTLIER * noise && noise > 0 && !series.isMissing(t);
    }
    if (nonNegative) {
      addStockOuts(expected, noise, odd);
    }
    for (int t = 0; t < odd.length; t++) {
      if (odd[t]) {
        findings.add(new Finding(Kind.OUTLIER, t, t, values[t] - expected[t]));
        level[t] = middle[t];
      }
    }
    addShifts(noise);
    return expected;
  }

  /** Runs of zeros where more than the noise was expected; they are no outliers then. */
  private void addStockOuts(double[] expected, double noise, boolean[] odd) {
    for (int t = 0; t < expected.length; t++) {
      int end = t;
      double usual = 0;
      while (end < expected.length && series.value(end) == 0) {
        usual = Math.max(usual, usualAround(end));
        end++;
      }
      if (end > t && usual > OUTLIER * noise && usual > 0) {
        findings.add(new Finding(Kind.STOCK_OUT, t, end - 1, usual));
        Arrays.fill(odd, t, end, false);
        for (int zero = t; zero < end; zero++) {
          level[zero] = usual - seasonal[zero];
        }
      }
      t = Math.max(t, end);
    }
  }

  /** The median of the same season of other years, or of the neighbours without a season. */
  private double usualAround(int t) {
    int m = Math.max(1, series.seasonLength());
    double[] others = new double[values.length];
    int count = 0;
    for (int other = t % m; other < values.length; other += m) {
      if (other != t && !series.isMissing(other)) {
        others[count++] = values[other];
      }
    }
    return count == 0 ? 0 : median(others, 0, count);
  }

  /** Where the medians before and after differ most, beyond the noise and the trend. */
  private void addShifts(double noise) {
    int w = SHIFT_WINDOW;
    if (noise <= 0 || level.length < 3 * w) {
      return;
    }
    double limit = SHIFT * noise * Math.sqrt(2 * MEDIAN_VARIANCE / w);
    double slope = medianSlope(w);
    double[] jumps = new double[level.length];
    for (int t = w; t <= level.length - w; t++) {
      jumps[t] = median(level, t, t + w) - median(level, t - w, t) - slope;
    }
    for (int t = w; t <= level.length - w; t++) {
      boolean highest = Math.abs(jumps[t]) > limit;
      for (int near = Math.max(w, t - w);
          highest && near <= Math.min(level.length - w, t + w);
          near++) {
        double other = Math.abs(jumps[near]);
        highest = near < t ? Math.abs(jumps[t]) > other : Math.abs(jumps[t]) >= other;
      }
      if (highest) {
        findings.add(new Finding(Kind.LEVEL_SHIFT, t, level.length - 1, jumps[t]));
      }
    }
  }

  /** What a median usually gains in one window: the trend, which is no shift. */
  private double medianSlope(int w) {
    double[] gains = new double[level.length - w];
    for (int t = 0; t < gains.length; t++) {
      gains[t] = level[t + w] - level[t];
    }
    return median(gains, 0, gains.length);
  }

  private static double[] runningMedian(double[] values) {
    double[] middle = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      int from = Math.max(0, Math.min(t - WINDOW / 2, values.length - WINDOW));
      middle[t] = median(values, from, Math.min(values.length, from + WINDOW));
    }
    return middle;
  }

  private static double median(double[] values, int from, int to) {
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
  }
}
