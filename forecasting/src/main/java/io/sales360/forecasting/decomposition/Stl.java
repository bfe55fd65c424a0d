package io.sales360.forecasting.decomposition;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Seasonal and trend decomposition by local regression. Cleveland, Cleveland, McRae &amp;
 * Terpenning (1990), STL, Journal of Official Statistics 6; windows and jumps default as in R's
 * {@code stl}.
 *
 * @param period periods in one season, at least 2
 * @param seasonWindow neighbouring seasons that shape one seasonal value, odd and at least 3; 0 for
 *     a pattern that never changes
 * @param robust whether outliers lose their weight (15 outer rounds of one inner round, else two
 *     inner rounds)
 */
public record Stl(int period, int seasonWindow, boolean robust) {
  private static final int ROBUST_ROUNDS = 15;

  /** Refuses periods below 2 and windows that are neither 0 nor odd and at least 3. */
  public Stl {
    boolean window = seasonWindow == 0 || (seasonWindow >= 3 && seasonWindow % 2 == 1);
    if (period < 2 || !window) {
      throw new IllegalArgumentException(
          "The period ("
              + period
              + ") must be at least 2 and the window ("
              + seasonWindow
              + ") odd and at least 3, or 0.\nMaybe the series has no season.");
    }
  }

  /** A pattern that never changes. */
  public static Stl periodic(int period) {
    return new Stl(period, 0, false);
  }

  /** A pattern that may change: each value is shaped by {@code window} seasons around it. */
  public static Stl windowed(int period, int window) {
    return new Stl(period, window, false);
  }

  /** The same with outliers down-weighted. */
  public Stl robustly() {
    return new Stl(period, seasonWindow, true);
  }

  /**
   * Splits a series.
   *
   * @param y complete, at least two seasons
   * @throws IllegalArgumentException if the series is shorter
   */
  public Parts decompose(double[] y) {
    return decompose(y, Stl::middle);
  }

  /**
   * The same with another middle of the sizes of the remainders, which it may reorder: R takes a
   * neighbour of the median for it where their number is even.
   */
  Parts decompose(double[] y, ToDoubleFunction<double[]> middle) {
    if (y.length < 2 * period) {
      throw new IllegalArgumentException(
          "There are "
              + y.length
              + " values but two seasons have "
              + 2 * period
              + ".\nMaybe use a shorter period.");
    }
    return new Rounds(y, middle).run();
  }

  /**
   * What a series is the sum of; one value per period each.
   *
   * @param seasonal repeats itself every season, more or less
   * @param trend the smooth rest
   * @param remainder what is left
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Parts(double[] seasonal, double[] trend, double[] remainder) {}

  /** The median. */
  private static double middle(double[] sizes) {
    Arrays.sort(sizes);
    int n = sizes.length;
    return (sizes[n / 2] + sizes[n - n / 2 - 1]) / 2;
  }

  private static int odd(double least) {
    int up = (int) Math.ceil(least);
    return up % 2 == 0 ? up + 1 : up;
  }

  private static LocalRegression smoother(int window, boolean linear) {
    return new LocalRegression(window, linear, (window + 9) / 10);
  }

  /** The arrays of one decomposition. */
  private final class Rounds {
    private final double[] y;
    private final ToDoubleFunction<double[]> middle;
    private final int n;
    private final double[] seasonal;
    private final double[] trend;
    private final double[] rest;
    private final double[] cycles;
    private final double[] passed;
    private final double[] again;
    private final double[] weights;
    private final double[] single;
    private final double[] smoothed;
    private final LocalRegression ofSeason;
    private final LocalRegression ofTrend;
    private final LocalRegression ofLevel;

    Rounds(double[] y, ToDoubleFunction<double[]> middle) {
      this.y = y;
      this.middle = middle;
      this.n = y.length;
      this.seasonal = new double[n];
      this.trend = new double[n];
      this.rest = new double[n];
      this.cycles = new double[n + 2 * period];
      this.passed = new double[n + 2 * period];
      this.again = new double[n + 2];
      this.weights = new double[n];
      this.single = new double[n / period + 2];
      this.smoothed = new double[n / period + 4];
      int window = seasonWindow == 0 ? 10 * n + 1 : seasonWindow;
      this.ofSeason = smoother(window, false);
      this.ofTrend = smoother(odd(1.5 * period / (1 - 1.5 / window)), true);
      this.ofLevel = smoother(odd(period), true);
    }

    Parts run() {
      double[] robustness = null;
      int outer = robust ? ROBUST_ROUNDS : 0;
      for (int round = 0; round <= outer; round++) {
        for (int inner = 0; inner < (robust ? 1 : 2); inner++) {
          improve(robustness);
        }
        if (round < outer) {
          robustness = robustness();
        }
      }
      if (seasonWindow == 0) {
        settle();
      }
      for (int t = 0; t < n; t++) {
        rest[t] = y[t] - seasonal[t] - trend[t];
      }
      return new Parts(seasonal, trend, rest);
    }

    /** One round of the inner loop: steps 1 to 6 of §2.2. */
    private void improve(double @Nullable [] robustness) {
      for (int t = 0; t < n; t++) {
        rest[t] = y[t] - trend[t];
      }
      for (int j = 0; j < period; j++) {
        smoothCycle(j, robustness);
      }
      average(cycles, n + 2 * period, period, passed);
      average(passed, n + period + 1, period, again);
      average(again, n + 2, 3, passed);
      ofLevel.smooth(passed, n, null, rest, 0, weights);
      for (int t = 0; t < n; t++) {
        seasonal[t] = cycles[t + period] - rest[t];
        rest[t] = y[t] - seasonal[t];
      }
      ofTrend.smooth(rest, n, robustness, trend, 0, weights);
    }

    /** Smooths the values of one season of the year and extends them by one at both ends. */
    private void smoothCycle(int j, double @Nullable [] robustness) {
      int k = (n - 1 - j) / period + 1;
      double[] factors = robustness == null ? null : new double[k];
      for (int i = 0; i < k; i++) {
        single[i] = rest[j + i * period];
        if (factors != null && robustness != null) {
          factors[i] = robustness[j + i * period];
        }
      }
      ofSeason.smooth(single, k, factors, smoothed, 1, weights);
      int reach = Math.min(ofSeason.window(), k);
      double before = ofSeason.fit(single, k, factors, -1, 0, reach - 1, weights);
      double after = ofSeason.fit(single, k, factors, k, k - reach, k - 1, weights);
      smoothed[0] = Double.isNaN(before) ? smoothed[1] : before;
      smoothed[k + 1] = Double.isNaN(after) ? smoothed[k] : after;
      for (int i = 0; i < k + 2; i++) {
        cycles[j + i * period] = smoothed[i];
      }
    }

    /** Moving averages of {@code length} values. */
    private static void average(double[] from, int count, int length, double[] to) {
      double sum = 0;
      for (int i = 0; i < length; i++) {
        sum += from[i];
      }
      to[0] = sum / length;
      for (int i = length; i < count; i++) {
        sum += from[i] - from[i - length];
        to[i - length + 1] = sum / length;
      }
    }

    /** Bisquare weights of the remainders, §2.4. */
    private double[] robustness() {
      double[] sizes = new double[n];
      for (int t = 0; t < n; t++) {
        sizes[t] = Math.abs(y[t] - seasonal[t] - trend[t]);
      }
      double limit = 6 * middle.applyAsDouble(sizes.clone());
      for (int t = 0; t < n; t++) {
        double share = sizes[t] / limit;
        double square = 1 - share * share;
        sizes[t] = sizes[t] <= 0.001 * limit ? 1 : sizes[t] <= 0.999 * limit ? square * square : 0;
      }
      return sizes;
    }

    /** Replaces the seasonal part by its mean per season of the year. */
    private void settle() {
      for (int j = 0; j < period; j++) {
        double sum = 0;
        int count = 0;
        for (int t = j; t < n; t += period) {
          sum += seasonal[t];
          count++;
        }
        for (int t = j; t < n; t += period) {
          seasonal[t] = sum / count;
        }
      }
    }
  }
}
