package io.sales360.forecasting.selection;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Counts of scaled errors in fixed bins, finer near zero. Sums of counts do not depend on the order
 * in which errors come, so pooled quantiles are the same for any partition of a panel.
 */
final class ErrorHistogram implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bins per unit of asinh, half of them on each side of zero. */
  private static final double FINENESS = 40;

  private static final int HALF = 240;

  private final double[] counts = new double[2 * HALF];
  private double total;

  void add(double error, double weight) {
    double place = asinh(2 * error) * FINENESS;
    int bin = (int) Math.floor(Math.max(-HALF, Math.min(HALF - 1, place))) + HALF;
    counts[bin] += weight;
    total += weight;
  }

  void add(ErrorHistogram other, double weight) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += weight * other.counts[i];
    }
    total += weight * other.total;
  }

  double total() {
    return total;
  }

  /** The error below which a share {@code p} lies; linear within a bin. */
  double quantile(double p) {
    double wanted = p * total;
    double below = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 && below + counts[i] >= wanted) {
        double share = (wanted - below) / counts[i];
        return edge(i) + share * (edge(i + 1) - edge(i));
      }
      below += counts[i];
    }
    return edge(counts.length);
  }

  private static double edge(int bin) {
    return Math.sinh((bin - HALF) / FINENESS) / 2;
  }

  private static double asinh(double x) {
    double size = Math.log(Math.abs(x) + Math.sqrt(x * x + 1));
    return x < 0 ? -size : size;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ErrorHistogram that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }
}
