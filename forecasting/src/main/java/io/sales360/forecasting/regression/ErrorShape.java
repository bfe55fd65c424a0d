package io.sales360.forecasting.regression;

import io.sales360.forecasting.math.NormalNumbers;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The distribution of forecast errors that were held out from learning, pooled over series: one
 * shape, and a width for each range of distances (1, 2–3, 4–7, 8–15, …) that never shrinks with the
 * distance. Errors come divided by the size of the forecast and the typical error of their series.
 * A split conformal predictor (Vovk, Gammerman &amp; Shafer 2005) over the panel.
 */
final class ErrorShape implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Quantiles kept: 1 %, 3 %, … 99 % would miss the tails, so they are denser there. */
  private static final double[] GRID = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55,
    0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9975, 0.999
  };

  private static final int RANGES = 10;

  /** Errors that a normal shape of the same width counts for. */
  private static final double PRIOR = 60;

  /** With fewer errors than this, their median is chance and is taken out. */
  private static final double CENTRED = 1000;

  /** Parameters are estimates; with few errors to prove the width it is stated this much wider. */
  private static final double FEW = 1.2;

  static final int SIZE = GRID.length + RANGES + 1;

  private final double[] shape;
  private final double[] widths;
  private final double memory;

  private ErrorShape(double[] shape, double[] widths, double memory) {
    this.shape = shape;
    this.widths = widths;
    this.memory = memory;
  }

  /**
   * Learns from errors.
   *
   * @param errors standardised; {@code count} of them
   * @param leads the distance of each
   * @param memory correlation of neighbouring errors of one forecast
   */
  static ErrorShape learn(double[] errors, int[] leads, int count, double memory) {
    double[] widths = widths(errors, leads, count);
    double[] scaled = new double[count];
    for (int i = 0; i < count; i++) {
      scaled[i] = errors[i] / widths[range(leads[i])];
    }
    Arrays.sort(scaled);
    double trust = count / (count + PRIOR);
    double offset = count == 0 ? 0 : order(scaled, 0.5) * CENTRED / (count + CENTRED);
    double[] shape = new double[GRID.length];
    for (int k = 0; k < shape.length; k++) {
      double normal = FEW * NormalNumbers.quantile(GRID[k]);
      shape[k] =
          count == 0 ? normal : trust * (order(scaled, GRID[k]) - offset) + (1 - trust) * normal;
    }
    return new ErrorShape(shape, widths, memory);
  }

  private static double[] widths(double[] errors, int[] leads, int count) {
    double[] squares = new double[RANGES];
    double[] counts = new double[RANGES];
    double all = 0;
    for (int i = 0; i < count; i++) {
      squares[range(leads[i])] += errors[i] * errors[i];
      counts[range(leads[i])]++;
      all += errors[i] * errors[i];
    }
    double pooled = count == 0 ? 1 : Math.max(all / count, 1e-300);
    double[] widths = new double[RANGES];
    double widest = 0;
    for (int r = 0; r < RANGES; r++) {
      double prior = r == 0 ? pooled : Math.max(pooled, widest * widest);
      double own = (squares[r] + PRIOR * prior) / (counts[r] + PRIOR);
      widest = Math.max(widest, Math.sqrt(own));
      widths[r] = widest;
    }
    return widths;
  }

  static int range(int lead) {
    return Math.min(RANGES - 1, 31 - Integer.numberOfLeadingZeros(Math.max(1, lead)));
  }

  private static double order(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** The standardised error that is not passed with probability {@code p} at a distance. */
  double quantile(int lead, double p) {
    double width = widths[range(lead)];
    int last = GRID.length - 1;
    if (p <= GRID[0] || p >= GRID[last]) {
      int end = p <= GRID[0] ? 0 : last;
      return width * shape[end] * NormalNumbers.quantile(p) / NormalNumbers.quantile(GRID[end]);
    }
    int k = 1;
    while (GRID[k] < p) {
      k++;
    }
    double share = (p - GRID[k - 1]) / (GRID[k] - GRID[k - 1]);
    return width * (shape[k - 1] + share * (shape[k] - shape[k - 1]));
  }

  /** Correlation of neighbouring errors of one forecast. */
  double memory() {
    return memory;
  }

  void write(double[] all, int from) {
    System.arraycopy(shape, 0, all, from, shape.length);
    System.arraycopy(widths, 0, all, from + shape.length, RANGES);
    all[from + SIZE - 1] = memory;
  }

  static ErrorShape read(double[] all, int from) {
    int widthsAt = from + GRID.length;
    return new ErrorShape(
        Arrays.copyOfRange(all, from, widthsAt),
        Arrays.copyOfRange(all, widthsAt, widthsAt + RANGES),
        all[from + SIZE - 1]);
  }
}
