package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;

/**
 * The method of Teunter, Syntetos and Babai (2011): demand size times demand probability, the
 * latter updated in every period, so that items that die out go to zero. Parameters of a fit: the
 * two smoothing constants.
 *
 * @param sizeAlpha smoothing constant of sizes, in (0, 1]
 * @param probabilityAlpha smoothing constant of the probability, in (0, 1]
 */
public record TsbSpec(double sizeAlpha, double probabilityAlpha) implements ForecastSpec {
  /** Refuses constants outside (0, 1]. */
  public TsbSpec {
    if (!(sizeAlpha > 0 && sizeAlpha <= 1 && probabilityAlpha > 0 && probabilityAlpha <= 1)) {
      throw new IllegalArgumentException(
          "The smoothing constants ("
              + sizeAlpha
              + ", "
              + probabilityAlpha
              + ") must lie in (0, 1].\nMaybe use TsbSpec.standard().");
    }
  }

  /** Both constants 0.1. */
  public static TsbSpec standard() {
    return new TsbSpec(0.1, 0.1);
  }

  @Override
  public String name() {
    return equals(standard()) ? "tsb" : "tsb(" + sizeAlpha + "," + probabilityAlpha + ")";
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    double[] y = IntermittentFit.observed(history, name());
    double[] alphas = {sizeAlpha, probabilityAlpha};
    return new IntermittentFit(
        this, history, alphas, DemandRate.tsb(y, sizeAlpha, probabilityAlpha), 0);
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    return new TsbSpec(parameters[0], parameters[1]).fit(history);
  }
}
