package io.sales360.forecasting.boosting;

import java.util.Arrays;

/** Quantiles of weighted values. */
final class WeightedQuantile {
  /** Beyond this many values a fixed, evenly spaced part of them is enough. */
  private static final int ENOUGH = 20_000;

  private WeightedQuantile() {}

  /** The smallest value at which the weights of {@code rows[from..to)} reach the probability. */
  static double of(
      double[] values, double[] weight, int[] rows, int from, int to, double probability) {
    int stride = Math.max(1, (to - from) / ENOUGH);
    int n = (to - from + stride - 1) / stride;
    double[] sorted = new double[n];
    for (int i = 0; i < n; i++) {
      sorted[i] = values[rows[from + i * stride]];
    }
    Arrays.sort(sorted);
    double[] mass = new double[n];
    double total = 0;
    for (int i = 0; i < n; i++) {
      int row = rows[from + i * stride];
      mass[Math.max(0, Arrays.binarySearch(sorted, values[row]))] += weight[row];
      total += weight[row];
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += mass[i];
      if (sum >= probability * total) {
        return sorted[i];
      }
    }
    return sorted[n - 1];
  }
}
