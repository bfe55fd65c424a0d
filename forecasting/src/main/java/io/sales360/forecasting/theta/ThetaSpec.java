package io.sales360.forecasting.theta;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.decomposition.SeasonalPattern;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.Arrays;

/**
 * Theta models on the seasonally adjusted series (90 % test). Gaps are filled first.
 *
 * <p>Parameters of a fit: alpha, initial level, omega (1 − 1/theta), 1 or 0 for a multiplicative
 * pattern, the seasonal indices.
 */
public record ThetaSpec(Variant variant) implements ForecastSpec {
  /** Fewer observations say nothing about a level and a trend. */
  private static final int LEAST = 4;

  /** Which theta model. */
  public enum Variant {
    /**
     * Simple exponential smoothing with drift of half the linear trend. Hyndman &amp; Billah
     * (2003), eq. 5 to 8.
     */
    STANDARD("theta", false, false),
    /** Theta 2 about the line through all points. Fiorucci et al. (2016), §2.2. */
    STATIC("stm", false, false),
    /** The same with theta optimised. */
    STATIC_OPTIMISED("otm", false, true),
    /** Theta 2 about a line updated with each point. Fiorucci et al. (2016), §2.3. */
    DYNAMIC("dstm", true, false),
    /** The same with theta optimised. */
    DYNAMIC_OPTIMISED("dotm", true, true);

    private final String word;
    private final boolean dynamic;
    private final boolean optimised;

    Variant(String word, boolean dynamic, boolean optimised) {
      this.word = word;
      this.dynamic = dynamic;
      this.optimised = optimised;
    }

    boolean isDynamic() {
      return dynamic;
    }

    boolean searchesTheta() {
      return optimised;
    }
  }

  /** The standard theta method of the M3 competition. */
  public static ThetaSpec standard() {
    return new ThetaSpec(Variant.STANDARD);
  }

  /** The standard theta model in state space form (STM). */
  public static ThetaSpec staticLine() {
    return new ThetaSpec(Variant.STATIC);
  }

  /** The optimised theta model (OTM). */
  public static ThetaSpec optimised() {
    return new ThetaSpec(Variant.STATIC_OPTIMISED);
  }

  /** The dynamic standard theta model (DSTM). */
  public static ThetaSpec dynamic() {
    return new ThetaSpec(Variant.DYNAMIC);
  }

  /** The dynamic optimised theta model (DOTM). */
  public static ThetaSpec dynamicOptimised() {
    return new ThetaSpec(Variant.DYNAMIC_OPTIMISED);
  }

  @Override
  public String name() {
    return variant.word;
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    requireEnough(history, name());
    double[] values = Gaps.filled(history);
    SeasonalPattern pattern = SeasonalPattern.detect(values, history.seasonLength());
    return fit(history, pattern, pattern.removeFrom(values));
  }

  ThetaFit fit(TimeSeries history, SeasonalPattern pattern, double[] adjusted) {
    return new ThetaFit(this, history, pattern, ThetaLine.best(adjusted, variant));
  }

  static void requireEnough(TimeSeries history, String spec) {
    if (history.observed() < LEAST) {
      throw new UnfittableSeriesException(
          history.seriesId(),
          spec,
          history.observed() == 0 ? Cause.EMPTY : Cause.TOO_SHORT,
          "it has "
              + history.observed()
              + " observations and needs "
              + LEAST
              + ".\nMaybe use a baseline.");
    }
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    double[] indices = Arrays.copyOfRange(parameters, 4, parameters.length);
    SeasonalPattern pattern = SeasonalPattern.of(parameters[3] == 1, indices);
    double[] adjusted = pattern.removeFrom(Gaps.filled(history));
    ThetaLine line =
        ThetaLine.run(adjusted, variant, parameters[0], parameters[1], parameters[2], 0);
    return new ThetaFit(this, history, pattern, line);
  }
}
