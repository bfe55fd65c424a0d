package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.TimeSeries;

/**
 * What kind of demand a series shows, by its mean interval between demands (ADI) and the squared
 * coefficient of variation of its sizes (CV²). Syntetos, Boylan &amp; Croston (2005), On the
 * categorization of demand patterns, with their cutoffs 1.32 and 0.49.
 */
public enum DemandClass {
  /** Often and even. */
  SMOOTH,
  /** Often, of very different size. */
  ERRATIC,
  /** Seldom, of much the same size. */
  INTERMITTENT,
  /** Seldom and of very different size. */
  LUMPY;

  /** Mean interval from which demand is seldom. */
  public static final double INTERVAL_CUTOFF = 1.32;

  /** Squared coefficient of variation from which sizes are very different. */
  public static final double VARIATION_CUTOFF = 0.49;

  /** The class of a series; one without any demand is intermittent. */
  public static DemandClass of(TimeSeries series) {
    boolean seldom = averageInterval(series) > INTERVAL_CUTOFF;
    boolean varied = sizeVariation(series) > VARIATION_CUTOFF;
    if (seldom) {
      return varied ? LUMPY : INTERMITTENT;
    }
    return varied ? ERRATIC : SMOOTH;
  }

  /** Whether demand is seldom: intermittent or lumpy. */
  public boolean isSparse() {
    return this == INTERMITTENT || this == LUMPY;
  }

  /** Observed periods per demand (any value but zero); infinite without demand. */
  public static double averageInterval(TimeSeries series) {
    int demands = 0;
    for (int t = 0; t < series.length(); t++) {
      demands += !series.isMissing(t) && series.value(t) != 0 ? 1 : 0;
    }
    return demands == 0 ? Double.POSITIVE_INFINITY : series.observed() / (double) demands;
  }

  /** Variance of the sizes of demands over their squared mean; 0 with fewer than two demands. */
  public static double sizeVariation(TimeSeries series) {
    double mean = 0;
    double squares = 0;
    int count = 0;
    for (int t = 0; t < series.length(); t++) {
      double value = series.value(t);
      if (!Double.isNaN(value) && value != 0) {
        count++;
        double change = value - mean;
        mean += change / count;
        squares += change * (value - mean);
      }
    }
    return count < 2 || mean == 0 ? 0 : squares / (count - 1) / (mean * mean);
  }
}
