package io.sales360.forecasting.reconciliation;

import io.sales360.forecasting.model.Quantiles;

/** Quantiles moved with a mean that reconciliation has changed. */
public final class QuantileScaling {
  /** Beyond this ratio stretching exaggerates: the distribution is shifted instead. */
  private static final double MOST = 4;

  private QuantileScaling() {}

  /**
   * The distribution around another mean: stretched by the ratio of the means while both are
   * positive and of one magnitude, shifted otherwise; cut at zero if asked for. Stays monotone, and
   * the new mean stays inside.
   */
  public static Quantiles around(
      double reconciledMean, double baseMean, Quantiles base, boolean nonNegative) {
    double ratio = reconciledMean / baseMean;
    boolean stretch = baseMean > 0 && reconciledMean > 0 && ratio < MOST && ratio > 1 / MOST;
    double[] values = base.toArray();
    int last = values.length - 1;
    for (int i = 0; i <= last; i++) {
      values[i] = stretch ? values[i] * ratio : values[i] + (reconciledMean - baseMean);
      if (nonNegative) {
        values[i] = Math.max(0, values[i]);
      }
    }
    if (last >= 0) {
      values[0] = Math.min(values[0], reconciledMean);
      values[last] = Math.max(values[last], reconciledMean);
    }
    return Quantiles.of(base.levels(), values);
  }
}
