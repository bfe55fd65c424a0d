package io.sales360.forecasting.decomposition;

import org.jspecify.annotations.Nullable;

/**
 * Locally weighted regression of degree 0 or 1 on equally spaced points, with tricube weights over
 * the nearest {@code window} points. Cleveland, Cleveland, McRae &amp; Terpenning (1990), §2.1; the
 * fit is computed at every {@code jump}-th point and joined by straight lines (§4.3.1).
 */
final class LocalRegression {
  /** Points this near to the centre, in units of the bandwidth, count fully. */
  private static final double NEAR = 0.001;

  /** Points this far out, in units of the bandwidth, do not count. */
  private static final double FAR = 0.999;

  private final int window;
  private final boolean linear;
  private final int jump;

  LocalRegression(int window, boolean linear, int jump) {
    this.window = window;
    this.linear = linear;
    this.jump = jump;
  }

  int window() {
    return window;
  }

  /**
   * Smooths the first {@code n} values into {@code out} from {@code at} on.
   *
   * @param robustness a factor per weight, or null for none
   * @param weights room for {@code n} numbers
   */
  void smooth(
      double[] y, int n, double @Nullable [] robustness, double[] out, int at, double[] weights) {
    if (n < 2) {
      out[at] = y[0];
      return;
    }
    int step = Math.min(jump, n - 1);
    int left = 0;
    int last = 0;
    for (int i = 0; i < n; i += step) {
      left = leftOf(i, n);
      out[at + i] = fitOr(y, n, robustness, i, left, weights, y[i]);
      last = i;
    }
    if (step == 1) {
      return;
    }
    for (int i = 0; i + step < n; i += step) {
      join(out, at + i, at + i + step);
    }
    if (last != n - 1) {
      out[at + n - 1] = fitOr(y, n, robustness, n - 1, left, weights, y[n - 1]);
      join(out, at + last, at + n - 1);
    }
  }

  /** The first of the points nearest to {@code i}. */
  private int leftOf(int i, int n) {
    if (window >= n) {
      return 0;
    }
    int half = (window - 1) / 2;
    return Math.min(n - window, Math.max(0, i - half));
  }

  private double fitOr(
      double[] y,
      int n,
      double @Nullable [] robustness,
      int x,
      int left,
      double[] weights,
      double otherwise) {
    int right = Math.min(n, left + window) - 1;
    double fit = fit(y, n, robustness, x, left, right, weights);
    return Double.isNaN(fit) ? otherwise : fit;
  }

  private static void join(double[] out, int from, int to) {
    double slope = (out[to] - out[from]) / (to - from);
    for (int i = from + 1; i < to; i++) {
      out[i] = out[from] + slope * (i - from);
    }
  }

  /**
   * The fit at {@code x}, which may lie one step outside, from the points {@code left..right}.
   *
   * @return NaN if no point has any weight
   */
  double fit(
      double[] y,
      int n,
      double @Nullable [] robustness,
      int x,
      int left,
      int right,
      double[] weights) {
    double bandwidth = Math.max(x - left, right - x);
    if (window > n) {
      bandwidth += Math.floorDiv(window - n, 2);
    }
    double sum = weigh(robustness, x, left, right, bandwidth, weights);
    if (!(sum > 0)) {
      return Double.NaN;
    }
    double mean = 0;
    double centre = 0;
    for (int j = left; j <= right; j++) {
      mean += weights[j] * y[j];
      centre += weights[j] * (j - x);
    }
    mean /= sum;
    centre /= sum;
    if (!linear || bandwidth == 0) {
      return mean;
    }
    double spread = 0;
    double slope = 0;
    for (int j = left; j <= right; j++) {
      double distance = j - x - centre;
      spread += weights[j] * distance * distance;
      slope += weights[j] * distance * y[j];
    }
    return Math.sqrt(spread / sum) > NEAR * (n - 1) ? mean - centre * slope / spread : mean;
  }

  private static double weigh(
      double @Nullable [] robustness,
      int x,
      int left,
      int right,
      double bandwidth,
      double[] weights) {
    double sum = 0;
    double inverse = 1 / bandwidth;
    for (int j = left; j <= right; j++) {
      double r = Math.abs(j - x);
      double weight = 0;
      if (r <= FAR * bandwidth) {
        double share = r * inverse;
        double cube = 1 - share * share * share;
        weight = r <= NEAR * bandwidth ? 1 : cube * cube * cube;
        if (robustness != null) {
          weight *= robustness[j];
        }
      }
      weights[j] = weight;
      sum += weight;
    }
    return sum;
  }
}
