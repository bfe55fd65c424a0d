package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.math.LeastSquares;
import java.io.Serializable;
import java.util.Arrays;

/** One index per season of the year, added or multiplied. Immutable. */
public final class SeasonalPattern implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The two-sided 90 % point of the normal distribution, as the M competitions use it. */
  private static final double NINETY_PERCENT = 1.645;

  /** From this season length on, single indices are too noisy and harmonics are used. */
  private static final int LONG_SEASON = 24;

  /** Correlation with the season before at which a long season is believed. */
  private static final double REPEATED = 0.4;

  private final boolean multiplicative;
  private final double[] indices;

  private SeasonalPattern(boolean multiplicative, double[] indices) {
    this.multiplicative = multiplicative;
    this.indices = indices;
  }

  /** No season. */
  public static SeasonalPattern none() {
    return new SeasonalPattern(false, new double[] {0});
  }

  /** Given indices, one per season, in the order of the series' periods. */
  public static SeasonalPattern of(boolean multiplicative, double... indices) {
    return new SeasonalPattern(multiplicative, indices.clone());
  }

  /**
   * The pattern of a series. Short seasons use classical decomposition, long ones a few harmonics.
   *
   * @param values complete, oldest first
   */
  public static SeasonalPattern detect(double[] values, int m) {
    if (m <= 1 || values.length <= 2 * m) {
      return none();
    }
    boolean positive = Arrays.stream(values).min().orElse(0) > 0;
    if (m < LONG_SEASON) {
      return isSeasonal(values, m) ? classical(values, m, positive) : none();
    }
    boolean repeated =
        repeats(values, m)
            || (positive && repeats(Arrays.stream(values).map(Math::log).toArray(), m));
    if (!repeated) {
      return none();
    }
    Harmonics added = Harmonics.fit(values, m, false);
    Harmonics multiplied = positive ? Harmonics.fit(values, m, true) : added;
    Harmonics closer = multiplied.squaredError() < added.squaredError() ? multiplied : added;
    return new SeasonalPattern(closer.multiplicative(), closer.season());
  }

  /**
   * Whether the autocorrelation at one season exceeds its 90 % limit (Bartlett). Fiorucci et al.
   * (2016), §3; as in the M3 and M4 competitions.
   */
  public static boolean isSeasonal(double[] values, int m) {
    int n = values.length;
    double mean = 0;
    for (double value : values) {
      mean += value / n;
    }
    double variance = 0;
    for (double value : values) {
      variance += (value - mean) * (value - mean);
    }
    if (variance <= 0) {
      return false;
    }
    double sum = 0;
    double last = 0;
    for (int lag = 1; lag <= m; lag++) {
      double covariance = 0;
      for (int t = lag; t < n; t++) {
        covariance += (values[t] - mean) * (values[t - lag] - mean);
      }
      last = covariance / variance;
      if (lag < m) {
        sum += last * last;
      }
    }
    return Math.abs(last) > NINETY_PERCENT * Math.sqrt((1 + 2 * sum) / n);
  }

  /**
   * Classical decomposition: ratios or differences to the centred moving average, averaged per
   * season and normalised. Macaulay (1931); FPP3 §3.4.
   */
  public static SeasonalPattern classical(double[] values, int m, boolean multiplicative) {
    double[] trend = centredAverage(values, m);
    double[] sums = new double[m];
    int[] counts = new int[m];
    for (int t = 0; t < values.length; t++) {
      if (Double.isNaN(trend[t]) || (multiplicative && trend[t] <= 0)) {
        continue;
      }
      sums[t % m] += multiplicative ? values[t] / trend[t] : values[t] - trend[t];
      counts[t % m]++;
    }
    double mean = 0;
    for (int j = 0; j < m; j++) {
      double neutral = multiplicative ? 1 : 0;
      sums[j] = counts[j] == 0 ? neutral : sums[j] / counts[j];
      mean += sums[j] / m;
    }
    for (int j = 0; j < m; j++) {
      sums[j] = multiplicative ? sums[j] / mean : sums[j] - mean;
    }
    return new SeasonalPattern(multiplicative, sums);
  }

  /** The centred moving average of one season; NaN at both ends. */
  public static double[] centredAverage(double[] values, int m) {
    int n = values.length;
    int half = m / 2;
    double[] trend = new double[n];
    Arrays.fill(trend, Double.NaN);
    for (int t = half; t + half < n; t++) {
      double sum = 0;
      for (int k = -half; k <= half; k++) {
        boolean edge = m % 2 == 0 && Math.abs(k) == half;
        sum += edge ? values[t + k] / 2 : values[t + k];
      }
      trend[t] = sum / m;
    }
    return trend;
  }

  /**
   * Whether the series without its line resembles itself one season ago. The 90 % test has no power
   * with two or three seasons: its limit grows with every lag below the season.
   */
  private static boolean repeats(double[] values, int m) {
    int n = values.length;
    double[] rest = values.clone();
    double[] line = LeastSquares.solve(Harmonics.columns(n, m, 0), rest.clone());
    for (int t = 0; t < n; t++) {
      rest[t] -= line[0] + line[1] * Harmonics.position(t, n);
    }
    double product = 0;
    double before = 0;
    double after = 0;
    for (int t = m; t < n; t++) {
      product += rest[t] * rest[t - m];
      before += rest[t - m] * rest[t - m];
      after += rest[t] * rest[t];
    }
    return product > REPEATED * Math.sqrt(before * after);
  }

  /** Whether indices multiply. */
  public boolean isMultiplicative() {
    return multiplicative;
  }

  /** Number of indices; 1 without season. */
  public int length() {
    return indices.length;
  }

  /** The index of period {@code t}. */
  public double index(int t) {
    return indices[t % indices.length];
  }

  /** The indices as a new array. */
  public double[] toArray() {
    return indices.clone();
  }

  /** The values without the pattern, as a new array; NaN stays NaN. */
  public double[] removeFrom(double[] values) {
    double[] adjusted = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      adjusted[t] = multiplicative ? values[t] / index(t) : values[t] - index(t);
    }
    return adjusted;
  }

  /** A value of period {@code t} with the pattern put back. */
  public double restore(double adjusted, int t) {
    return multiplicative ? adjusted * index(t) : adjusted + index(t);
  }

  /** What a spread of period {@code t} is multiplied with when the pattern is put back. */
  public double scale(int t) {
    return multiplicative ? index(t) : 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeasonalPattern that
        && multiplicative == that.multiplicative
        && Arrays.equals(indices, that.indices);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(indices) + Boolean.hashCode(multiplicative);
  }
}
