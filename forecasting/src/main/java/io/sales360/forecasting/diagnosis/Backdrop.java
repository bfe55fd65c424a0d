package io.sales360.forecasting.diagnosis;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.decomposition.Stl;
import io.sales360.forecasting.model.TimeSeries;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a series would be without odd values: its season (STL without suspect values, where there
 * are three of them) and its shifting level, on the scale, plain or logarithmic, on which it is the
 * more regular.
 */
final class Backdrop {
  /** Seasons without which a yearly event and an outlier look alike. */
  private static final int LEAST_SEASONS = 3;

  /** Deviations of the noise beyond which a value has no say in the season. */
  private static final double SUSPECT = 3.5;

  /** How much smaller residuals on the logarithmic scale must be; counts look alike on both. */
  private static final double CLEARLY = 0.95;

  /** Relative to the largest value: what computing alone leaves. */
  private static final double LEAST_NOISE = 1e-9;

  private final TimeSeries series;
  private final boolean logarithmic;
  private final double[] season;
  private final int[] periods;
  private final double[] level;
  private final TreeMap<Integer, Double> shifts = new TreeMap<>();
  private LocalLines lines;
  private double[] residuals;
  private double noise;
  private boolean[] suspects = {};
  private double share = 1;

  private Backdrop(TimeSeries series, int m, boolean logarithmic) {
    int n = series.length();
    this.series = series;
    this.logarithmic = logarithmic;
    this.season = new double[n];
    this.periods = new int[series.observed()];
    this.level = new double[periods.length];
    double[] values = series.toArray();
    int count = 0;
    for (int t = 0; t < n; t++) {
      if (!series.isMissing(t)) {
        values[t] = logarithmic ? Math.log(values[t]) : values[t];
        periods[count] = t;
        level[count++] = values[t];
      }
    }
    this.lines = new LocalLines(periods, level);
    this.residuals = lines.residuals();
    if (m > 1 && n >= LEAST_SEASONS * m) {
      takeSeasonOut(values, m);
      double[] calm = withoutSuspects(values);
      takeSeasonOut(calm, m);
      weighSuspects(calm, n / (double) m);
    }
    this.noise = Spread.aroundZero(residuals);
  }

  private void takeSeasonOut(double[] known, int m) {
    double[] filled = Gaps.filled(series.withSeasonLength(m).withValues(known));
    double slope = usualGain(filled, m);
    for (int t = 0; t < filled.length; t++) {
      filled[t] -= slope * t;
    }
    double[] pattern = Stl.periodic(m).decompose(filled).seasonal();
    System.arraycopy(pattern, 0, season, 0, season.length);
    for (int i = 0; i < periods.length; i++) {
      double value = series.value(periods[i]);
      level[i] = (logarithmic ? Math.log(value) : value) - season[periods[i]];
    }
    lines = new LocalLines(periods, level);
    residuals = lines.residuals();
  }

  /** Seasons lean towards the values they are made of, not towards those left out. */
  private void weighSuspects(double[] calm, double seasons) {
    suspects = new boolean[periods.length];
    share = Math.sqrt(1 - 1 / seasons);
    for (int i = 0; i < periods.length; i++) {
      suspects[i] = Double.isNaN(calm[periods[i]]);
    }
  }

  /** What a period usually has more than the one before, from season to season. */
  private static double usualGain(double[] values, int m) {
    double[] gains = new double[values.length - m];
    for (int t = 0; t < gains.length; t++) {
      gains[t] = (values[t + m] - values[t]) / m;
    }
    return Spread.median(gains);
  }

  /** Values that may be outliers have no say in the season. */
  private double[] withoutSuspects(double[] values) {
    double limit = SUSPECT * Spread.aroundZero(residuals);
    double[] calm = values.clone();
    for (int i = 0; i < periods.length; i++) {
      if (Math.abs(residuals[i]) > limit) {
        calm[periods[i]] = Double.NaN;
      }
    }
    return calm;
  }

  /**
   * On the better scale: that with the higher likelihood for Laplace residuals (Box &amp; Cox 1964,
   * with medians in place of means).
   *
   * @param series at least nine observations
   * @param m season length
   */
  static Backdrop of(TimeSeries series, int m) {
    Backdrop plain = new Backdrop(series, m, false);
    double logMean = 0;
    for (int period : plain.periods) {
      double value = series.value(period);
      if (value <= 0) {
        return plain.shifted();
      }
      logMean += Math.log(value) / plain.periods.length;
    }
    Backdrop logarithmic = new Backdrop(series, m, true);
    double unit = Math.exp(logMean);
    boolean better =
        unit * Spread.trimmedMean(logarithmic.residuals)
                < CLEARLY * Spread.trimmedMean(plain.residuals)
            && unit * Spread.mean(logarithmic.residuals) < Spread.mean(plain.residuals);
    return (better ? logarithmic : plain).shifted();
  }

  /** Finds the level shifts and takes them out, so that they are no outliers. */
  private Backdrop shifted() {
    shifts.putAll(new LevelShifts(level).find(noise));
    if (!shifts.isEmpty()) {
      double[] flat = level.clone();
      for (int i = 0; i < flat.length; i++) {
        flat[i] -= shift(i);
      }
      lines = new LocalLines(periods, flat);
      residuals = lines.residuals();
      noise = Spread.aroundZero(residuals);
    }
    return this;
  }

  /** The sum of all shifts up to an observation. */
  private double shift(int i) {
    return shifts.headMap(i, true).values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Level shifts: first observation on the new level to the difference, in the series' units. */
  SortedMap<Integer, Double> shifts() {
    SortedMap<Integer, Double> inUnits = new TreeMap<>();
    shifts.forEach(
        (i, jump) -> {
          double after = Spread.median(level, i, Math.min(level.length, i + 8));
          inUnits.put(i, logarithmic ? Math.exp(after) - Math.exp(after - jump) : jump);
        });
    return inUnits;
  }

  int observed() {
    return periods.length;
  }

  int period(int i) {
    return periods[i];
  }

  boolean isNearEnd(int i) {
    return lines.isNearEnd(i);
  }

  /** How many deviations of the noise an observation lies above what was expected. */
  double distance(int i) {
    boolean suspect = i < suspects.length && suspects[i];
    return residuals[i] * (suspect ? share : 1) / noise;
  }

  /** Whether there is any noise to measure by, beyond what computing leaves. */
  boolean hasNoise() {
    double largest = 0;
    for (double value : level) {
      largest = Math.max(largest, Math.abs(value));
    }
    return noise > LEAST_NOISE * (logarithmic ? 1 : largest);
  }

  /** What an observation should have been. */
  double expected(int i) {
    return restored(lines.expected(i) + shift(i) + season[periods[i]]);
  }

  /** What a period without observation should have been. */
  double expectedAt(int period) {
    int place = -Arrays.binarySearch(periods, period) - 1;
    return restored(lines.expectedAt(period) + shift(place - 1) + season[period]);
  }

  /** How many deviations of the noise a value lies below what was expected of a period. */
  double depth(double expected, double value) {
    return (logarithmic ? Math.log(expected / value) : expected - value) / noise;
  }

  /** The smallest value that counts as different from zero on this scale; zero on the plain one. */
  double leastValue() {
    if (!logarithmic) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int period : periods) {
      least = Math.min(least, series.value(period));
    }
    return least / 2;
  }

  private double restored(double value) {
    return logarithmic ? Math.exp(value) : value;
  }
}
