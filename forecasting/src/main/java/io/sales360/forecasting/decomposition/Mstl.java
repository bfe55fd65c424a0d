package io.sales360.forecasting.decomposition;

import java.util.List;

/**
 * Several seasonal patterns taken out one after another, each by {@link Stl} on the series without
 * the others, in two sweeps. Bandara, Hyndman &amp; Bergmeir (2021), MSTL, algorithm 1.
 *
 * @param steps one decomposition per season, shortest season first
 */
public record Mstl(List<Stl> steps) {
  private static final int SWEEPS = 2;

  /** Refuses seasons that do not ascend. */
  public Mstl {
    steps = List.copyOf(steps);
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).period() <= steps.get(i - 1).period()) {
        throw new IllegalArgumentException(
            "The season "
                + steps.get(i).period()
                + " must be longer than the season "
                + steps.get(i - 1).period()
                + " before it.\nMaybe sort them.");
      }
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no season.\nMaybe the series needs no decomposition.");
    }
  }

  /**
   * Splits a series.
   *
   * @param y complete, at least two of the longest seasons
   */
  public Parts decompose(double[] y) {
    int n = y.length;
    int count = steps.size();
    double[][] seasonals = new double[count][n];
    double[] rest = y.clone();
    double[] trend = rest;
    for (int sweep = 0; sweep < (count == 1 ? 1 : SWEEPS); sweep++) {
      for (int i = 0; i < count; i++) {
        double[] before = seasonals[i];
        for (int t = 0; t < n; t++) {
          rest[t] += before[t];
        }
        Stl.Parts parts = steps.get(i).decompose(rest);
        seasonals[i] = parts.seasonal();
        trend = parts.trend();
        for (int t = 0; t < n; t++) {
          rest[t] -= parts.seasonal()[t];
        }
      }
    }
    double[] remainder = new double[n];
    for (int t = 0; t < n; t++) {
      remainder[t] = rest[t] - trend[t];
    }
    return new Parts(seasonals, trend, remainder);
  }

  /**
   * What a series is the sum of; one value per period each.
   *
   * @param seasonals one row per season, in the order of the steps
   * @param trend the smooth rest
   * @param remainder what is left
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  public record Parts(double[][] seasonals, double[] trend, double[] remainder) {}
}
