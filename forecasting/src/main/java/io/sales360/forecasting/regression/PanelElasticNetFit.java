package io.sales360.forecasting.regression;

import io.sales360.forecasting.model.FittedModel;
import io.sales360.forecasting.model.PanelFit;
import io.sales360.forecasting.model.PanelSpec;
import io.sales360.forecasting.model.UnfittableSeriesException;
import io.sales360.forecasting.model.UnfittableSeriesException.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shared coefficients, series by series. */
final class PanelElasticNetFit implements PanelFit {
  private static final long serialVersionUID = 1L;

  private final PanelSpec spec;
  private final LinkedHashMap<String, ElasticNetFit> fits;

  PanelElasticNetFit(PanelSpec spec, Map<String, ElasticNetFit> fits) {
    this.spec = spec;
    this.fits = new LinkedHashMap<>(fits);
  }

  @Override
  public PanelSpec spec() {
    return spec;
  }

  @Override
  public List<String> seriesIds() {
    return List.copyOf(fits.keySet());
  }

  @Override
  public FittedModel of(String seriesId) {
    FittedModel fit = fits.get(seriesId);
    if (fit == null) {
      throw new UnfittableSeriesException(
          seriesId,
          spec.name(),
          Cause.TOO_SHORT,
          "it was not in the panel or was left out.\nMaybe it is too short or all zero.");
    }
    return fit;
  }
}
