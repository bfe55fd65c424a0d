package io.sales360.forecasting.affinity;

import org.apache.commons.math3.special.Gamma;

/**
 * The one-sided exact test of Fisher (1935): how likely at least so many common baskets are by
 * chance. In logarithms, so that it does not end at 1e-308.
 */
final class FisherExact {
  /** Terms this much smaller than the sum change nothing. */
  private static final double NEGLIGIBLE = 1e-17;

  private FisherExact() {}

  /**
   * The log of the probability of {@code both} or more.
   *
   * @param n baskets
   * @param one baskets with the first product
   * @param other baskets with the second product
   */
  static double logUpperTail(long n, long one, long other, long both) {
    long least = Math.max(0, one + other - n);
    long most = Math.min(one, other);
    if (both <= least) {
      return 0;
    }
    double mean = (double) one * other / n;
    if (both <= mean) {
      double below = Math.exp(logSum(n, one, other, both - 1, least, -1));
      return Math.log1p(-Math.min(below, 1 - 1e-16));
    }
    return Math.min(0, logSum(n, one, other, both, most, 1));
  }

  /** Sums from one end outwards, where terms fall. */
  private static double logSum(long n, long one, long other, long from, long to, int step) {
    double term = 1;
    double sum = 1;
    for (long k = from; k != to && term > NEGLIGIBLE * sum; k += step) {
      long low = step > 0 ? k : k - 1;
      double up =
          (double) (one - low) / (low + 1) * ((double) (other - low) / (n - one - other + low + 1));
      term *= step > 0 ? up : 1 / up;
      sum += term;
    }
    return logTerm(n, one, other, from) + Math.log(sum);
  }

  private static double logTerm(long n, long one, long other, long k) {
    return logChoose(one, k) + logChoose(n - one, other - k) - logChoose(n, other);
  }

  private static double logChoose(long n, long k) {
    return Gamma.logGamma(n + 1.0) - Gamma.logGamma(k + 1.0) - Gamma.logGamma(n - k + 1.0);
  }
}
