package io.sales360.forecasting.theta;

import io.sales360.forecasting.decomposition.Gaps;
import io.sales360.forecasting.decomposition.SeasonalPattern;
import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.KnownRegressors;
import io.sales360.forecasting.model.PastRegressors;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.theta.ThetaSpec.Variant;
import java.util.List;

/**
 * The one of STM, OTM, DSTM and DOTM with the least mean squared one-step error; the fit's own spec
 * says which. Gaps are filled and the season is adjusted away once for all of them: by factors if
 * all values are positive, else by differences.
 */
public record AutoThetaSpec() implements ForecastSpec {
  private static final List<Variant> CANDIDATES =
      List.of(Variant.STATIC, Variant.STATIC_OPTIMISED, Variant.DYNAMIC, Variant.DYNAMIC_OPTIMISED);

  @Override
  public String name() {
    return "auto-theta";
  }

  @Override
  public FittedModel fit(TimeSeries history) {
    ThetaSpec.requireEnough(history, name());
    double[] values = Gaps.filled(history);
    SeasonalPattern pattern = SeasonalPattern.detect(values, history.seasonLength());
    double[] adjusted = pattern.removeFrom(values);
    ThetaFit best = null;
    for (Variant variant : CANDIDATES) {
      ThetaFit fit = new ThetaSpec(variant).fit(history, pattern, adjusted);
      if (best == null || fit.squaredError() < best.squaredError()) {
        best = fit;
      }
    }
    if (best == null) {
      throw new IllegalStateException("There is no candidate.\nMaybe the list was emptied.");
    }
    return best;
  }

  @Override
  public FittedModel restore(
      TimeSeries history, PastRegressors past, KnownRegressors known, double[] parameters) {
    throw new IllegalArgumentException(
        "The spec ("
            + name()
            + ") chooses a model and cannot restore one.\nMaybe use the spec of the fit.");
  }
}
