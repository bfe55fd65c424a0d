package io.sales360.forecasting.theta;

import io.sales360.forecasting.math.LineSearch;
import io.sales360.forecasting.theta.ThetaSpec.Variant;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The smoothed level and the trend line of one adjusted series. Given alpha, the squared error is a
 * linear least-squares problem in the initial level and omega = 1 − 1/theta, so these two are
 * solved exactly and only alpha is searched, from a grid: there is no start to get wrong.
 */
final class ThetaLine implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final double TOLERANCE = 1e-7;
  private static final int GRID = 12;

  /** First error that counts: the line needs three points to stand on. */
  private static final int COUNTED_FROM = 3;

  /** Range of alpha of the optimised models. Fiorucci et al. (2016), §3. */
  private static final double SLOWEST = 0.1;

  private static final double QUICKEST = 0.99;

  final double alpha;
  final double initial;
  final double omega;
  final int evaluations;
  final double[] residuals;
  private final Variant variant;
  private final double level;
  private final double average;
  private final double intercept;
  private final double slope;

  private ThetaLine(
      double[] y, Variant variant, double alpha, double initial, double omega, int evaluations) {
    this.variant = variant;
    this.alpha = alpha;
    this.initial = initial;
    this.omega = omega;
    this.evaluations = evaluations;
    int n = y.length;
    double[] lineSlopes = new double[n];
    double[] lineHeights = new double[n];
    trendLine(y, lineHeights, lineSlopes);
    this.intercept = lineHeights[n - 1];
    this.slope = lineSlopes[n - 1];
    if (!variant.isDynamic()) {
      Arrays.fill(lineHeights, intercept);
      Arrays.fill(lineSlopes, slope);
    }
    residuals = new double[n];
    double smoothed = initial;
    double power = 1;
    double mean = 0;
    for (int t = 0; t < n; t++) {
      double mu = smoothed;
      if (t > 0) {
        mu += omega * reach(power, alpha, lineHeights[t - 1], lineSlopes[t - 1]);
      }
      residuals[t] = y[t] - (t == 0 && variant != Variant.STANDARD ? y[0] : mu);
      smoothed += alpha * (y[t] - smoothed);
      power *= 1 - alpha;
      mean += (y[t] - mean) / (t + 1);
    }
    this.level = smoothed;
    this.average = mean;
  }

  static ThetaLine run(
      double[] y, Variant variant, double alpha, double initial, double omega, int evaluations) {
    return new ThetaLine(y, variant, alpha, initial, omega, evaluations);
  }

  /** The line of a variant with the least squared error. */
  static ThetaLine best(double[] y, Variant variant) {
    double[] heights = new double[y.length];
    double[] slopes = new double[y.length];
    boolean plain = variant == Variant.STANDARD;
    if (!plain) {
      trendLine(y, heights, slopes);
      if (!variant.isDynamic()) {
        Arrays.fill(heights, heights[y.length - 1]);
        Arrays.fill(slopes, slopes[y.length - 1]);
      }
    }
    int from = plain ? 0 : Math.min(COUNTED_FROM, y.length - 1);
    double least = plain ? 0 : variant.searchesTheta() ? 0 : 0.5;
    double most = plain ? 0 : variant.searchesTheta() ? 1 : 0.5;
    int[] calls = {0};
    double alpha =
        LineSearch.minimize(
                a -> {
                  calls[0]++;
                  return solve(y, heights, slopes, a, from, least, most)[2];
                },
                plain ? 1e-4 : SLOWEST,
                plain ? 1 - 1e-4 : QUICKEST,
                GRID,
                TOLERANCE)
            .point()[0];
    double[] best = solve(y, heights, slopes, alpha, from, least, most);
    return new ThetaLine(y, variant, alpha, best[0], plain ? 0 : best[1], calls[0]);
  }

  /**
   * Least squares over the initial level and omega in [least, most] for one alpha.
   *
   * @return initial level, omega, squared error
   */
  private static double[] solve(
      double[] y,
      double[] heights,
      double[] slopes,
      double alpha,
      int from,
      double least,
      double most) {
    double s11 = 0;
    double s12 = 0;
    double s22 = 0;
    double s1y = 0;
    double s2y = 0;
    double syy = 0;
    double smoothed = 0;
    double power = 1;
    double low = y[0];
    double high = y[0];
    for (int t = 0; t < y.length; t++) {
      if (t >= from) {
        double x2 = t > 0 ? reach(power, alpha, heights[t - 1], slopes[t - 1]) : 0;
        double target = y[t] - smoothed;
        s11 += power * power;
        s12 += power * x2;
        s22 += x2 * x2;
        s1y += power * target;
        s2y += x2 * target;
        syy += target * target;
      }
      smoothed += alpha * (y[t] - smoothed);
      power *= 1 - alpha;
      low = Math.min(low, y[t]);
      high = Math.max(high, y[t]);
    }
    double determinant = s11 * s22 - s12 * s12;
    double omega = determinant > 1e-12 * s11 * s22 ? (s11 * s2y - s12 * s1y) / determinant : 0;
    omega = Math.min(most, Math.max(least, omega));
    double initial = s11 > 1e-14 ? (s1y - omega * s12) / s11 : y[0];
    double room = high - low;
    double bounded = Math.min(high + room, Math.max(low - room, initial));
    if (bounded != initial && s22 > 0) {
      initial = bounded;
      omega = Math.min(most, Math.max(least, (s2y - initial * s12) / s22));
    }
    double sse =
        syy
            + initial * initial * s11
            + omega * omega * s22
            + 2 * initial * omega * s12
            - 2 * initial * s1y
            - 2 * omega * s2y;
    return new double[] {initial, omega, Math.max(0, sse)};
  }

  /** (1−α)^t A + (1 − (1−α)^(t+1))/α B. Fiorucci et al. (2016), eq. 9; t counted from 0. */
  private static double reach(double power, double alpha, double height, double slope) {
    return power * height + (1 - power * (1 - alpha)) / alpha * slope;
  }

  /**
   * Intercept A and slope B of the least-squares line through the first t + 1 points, for each t.
   */
  private static void trendLine(double[] y, double[] heights, double[] slopes) {
    double mean = y[0];
    heights[0] = y[0];
    for (int t = 1; t < y.length; t++) {
      slopes[t] = ((t - 1) * slopes[t - 1] + 6 * (y[t] - mean) / (t + 1)) / (t + 2);
      mean += (y[t] - mean) / (t + 1);
      heights[t] = mean - slopes[t] * (t + 2) / 2.0;
    }
  }

  /** Point forecasts of the adjusted series. */
  double[] forecast(int steps) {
    int n = residuals.length;
    double[] means = new double[steps];
    if (variant == Variant.STANDARD) {
      double settled = (1 - Math.pow(1 - alpha, n)) / alpha;
      for (int h = 1; h <= steps; h++) {
        means[h - 1] = level + slope / 2 * (h - 1 + settled);
      }
      return means;
    }
    double smoothed = level;
    double mean = average;
    double a = intercept;
    double b = slope;
    for (int h = 0; h < steps; h++) {
      int t = n + h;
      double mu = smoothed + omega * reach(Math.pow(1 - alpha, t), alpha, a, b);
      means[h] = mu;
      smoothed += alpha * (mu - smoothed);
      if (!variant.isDynamic()) {
        continue;
      }
      b = ((t - 1) * b + 6 * (mu - mean) / (t + 1)) / (t + 2);
      mean += (mu - mean) / (t + 1);
      a = mean - b * (t + 2) / 2.0;
    }
    return means;
  }

  /** Variance of the one-step errors. */
  double variance() {
    int free = residuals.length - countedFrom() - (variant.searchesTheta() ? 3 : 2);
    return squaredError() / Math.max(1, free);
  }

  /** Sum of the squared errors that count. */
  double squaredError() {
    double sum = 0;
    for (int t = countedFrom(); t < residuals.length; t++) {
      sum += residuals[t] * residuals[t];
    }
    return sum;
  }

  private int countedFrom() {
    return variant == Variant.STANDARD ? 0 : Math.min(COUNTED_FROM, residuals.length - 1);
  }

  double[] weights(int steps) {
    double[] weights = new double[steps];
    Arrays.fill(weights, alpha);
    return weights;
  }
}
