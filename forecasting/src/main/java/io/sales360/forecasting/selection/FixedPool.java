package io.sales360.forecasting.selection;

import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.TimeSeries;
import java.util.List;

/** The same models for every series. */
record FixedPool(List<ForecastSpec> models) implements ModelPool {
  FixedPool {
    models = List.copyOf(models);
    long names = models.stream().map(ForecastSpec::name).distinct().count();
    if (models.isEmpty() || names != models.size()) {
      throw new IllegalArgumentException(
          "The pool "
              + models.stream().map(ForecastSpec::name).toList()
              + " must have models with different names.\nMaybe use AutoForecastSpec.fast().");
    }
  }

  @Override
  public List<ForecastSpec> of(TimeSeries history, List<Integer> seasons, boolean explained) {
    return models;
  }
}
