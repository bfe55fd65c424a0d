package io.sales360.forecasting.lifetime;

import java.util.Arrays;

/** What all processes share: purchases at a constant rate that is gamma distributed (r, α). */
final class GammaRate {
  /** A future with more purchases than this is cut: the rate is absurd. */
  private static final int MOST_PURCHASES = 100_000;

  private GammaRate() {}

  /** Negative binomial probabilities of 0 to {@code most} purchases within {@code time}. */
  static double[] probabilities(double r, double alpha, int most, double time) {
    double[] probabilities = new double[most + 1];
    double logNone = -r * Math.log1p(time / alpha);
    double share = time / (alpha + time);
    double log = logNone;
    for (int n = 0; n <= most; n++) {
      probabilities[n] = Math.exp(log);
      log += Math.log((r + n) / (n + 1) * share);
    }
    return probabilities;
  }

  /** The probability of {@code n} purchases in {@code time}, as a logarithm. */
  static double logProbability(double r, double alpha, int n, double logFactor, double time) {
    double tail = n == 0 ? 0 : n * Math.log(time / (alpha + time));
    return logFactor - r * Math.log1p(time / alpha) + tail;
  }

  /**
   * Times of purchases at a rate until {@code horizon}.
   *
   * @param leaving probability of leaving after each purchase
   */
  static double[] times(double rate, double leaving, double horizon, Draws draws) {
    double[] times = new double[8];
    int count = 0;
    double now = draws.exponential() / rate;
    while (now <= horizon && count < MOST_PURCHASES) {
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count++] = now;
      if (leaving > 0 && draws.uniform() < leaving) {
        break;
      }
      now += draws.exponential() / rate;
    }
    return Arrays.copyOf(times, count);
  }
}
