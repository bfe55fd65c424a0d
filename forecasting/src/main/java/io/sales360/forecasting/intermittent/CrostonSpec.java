package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;

/**
 * Croston's method: sizes and intervals of demands smoothed apart. Parameters of a fit: the
 * smoothing constants of sizes and of intervals.
 */
public record CrostonSpec(Variant variant) implements ForecastSpec {
  private static final double ALPHA = 0.1;

  /** Which smoothing constant and correction. */
  public enum Variant {
    /** Both constants 0.1. Croston (1972). */
    CLASSIC("croston"),
    /** Constants between 0.1 and 0.3 with the least squared error of their own series. */
    OPTIMISED("croston-optimised"),
    /**
     * Classic times 1 − α/2 against the bias of the ratio, where any period lacks demand: without
     * zeros there is no such bias. Syntetos &amp; Boylan (2005), eq. 1.
     */
    SBA("sba");

    private final String word;

    Variant(String word) {
      this.word = word;
    }
  }

  /** Croston's own method. */
  public static CrostonSpec classic() {
    return new CrostonSpec(Variant.CLASSIC);
  }

  /** With searched smoothing constants. */
  public static CrostonSpec optimised() {
    return new CrostonSpec(Variant.OPTIMISED);
  }

  /** The approximation of Syntetos and Boylan. */
  public static CrostonSpec sba() {
    return new CrostonSpec(Variant.SBA);
  }

  @Override
  public String name() {
    return variant.word;
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    double[] y = IntermittentFit.observed(history, name());
    double[] alphas = {ALPHA, ALPHA};
    if (variant == Variant.OPTIMISED) {
      alphas[0] = DemandRate.bestAlpha(DemandRate.sizes(y));
      alphas[1] = DemandRate.bestAlpha(DemandRate.intervals(y));
    }
    return fit(history, y, alphas);
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return fit(history, IntermittentFit.observed(history, name()), parameters.clone());
  }

  private FittedModel fit(TimeSeries history, double[] y, double[] alphas) {
    return new IntermittentFit(
        this, history, alphas, rate(y, alphas), variant == Variant.OPTIMISED ? 2 : 0);
  }

  private DemandRate rate(double[] y, double[] alphas) {
    boolean corrected = variant == Variant.SBA && DemandRate.sizes(y).length < y.length;
    return DemandRate.croston(y, alphas[0], alphas[1], corrected ? 1 - alphas[1] / 2 : 1);
  }
}
