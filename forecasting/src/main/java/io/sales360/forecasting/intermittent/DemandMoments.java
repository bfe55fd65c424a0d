package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.TimeSeries;

/**
 * What a history says about the spread of demand.
 *
 * @param mean of the observed periods
 * @param variance with n − 1; 0 for one observation
 * @param zeroShare share of periods without demand
 * @param count observed periods
 * @param whole whether all values are whole numbers
 * @param signed whether a value is below zero
 */
record DemandMoments(
    double mean, double variance, double zeroShare, int count, boolean whole, boolean signed) {
  /** A variance this small beside the squared mean is rounding. */
  private static final double FLAT = 1e-24;

  /** Variance over mean where nothing is known, and how many periods that knowledge is worth. */
  private static final double USUAL_DISPERSION = 1.8;

  private static final double USUAL_WEIGHT = 6;

  static DemandMoments of(TimeSeries history) {
    double mean = 0;
    double squares = 0;
    int count = 0;
    int zeros = 0;
    boolean whole = true;
    boolean signed = false;
    for (int t = 0; t < history.length(); t++) {
      double value = history.value(t);
      if (history.isMissing(t)) {
        continue;
      }
      count++;
      zeros += value == 0 ? 1 : 0;
      whole &= value == Math.rint(value);
      signed |= value < 0;
      double change = value - mean;
      mean += change / count;
      squares += change * (value - mean);
    }
    double variance = count < 2 ? 0 : squares / (count - 1);
    return new DemandMoments(
        mean, variance, zeros / (double) Math.max(1, count), count, whole, signed);
  }

  /** Whether all values are the same. */
  boolean isFlat() {
    return variance <= FLAT * mean * mean;
  }

  /** Variance over mean, at least 1, drawn towards what is usual. */
  double dispersion() {
    double own = Math.max(1, variance / mean);
    return (own * count + USUAL_DISPERSION * USUAL_WEIGHT) / (count + USUAL_WEIGHT);
  }
}
