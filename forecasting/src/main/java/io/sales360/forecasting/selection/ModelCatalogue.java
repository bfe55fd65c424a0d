package io.sales360.forecasting.selection;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.ces.AutoCesSpec;
import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.regression.ElasticNetSpec;
import io.sales360.forecasting.theta.ThetaSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every model that can be asked for by name. */
public final class ModelCatalogue {
  private ModelCatalogue() {}

  /**
   * The models by their names.
   *
   * @param seasons season lengths, shortest first, for the models that know several
   */
  public static Map<String, ForecastSpec> of(List<Integer> seasons) {
    Map<String, ForecastSpec> models = new LinkedHashMap<>();
    for (ForecastSpec spec :
        List.of(
            BaselineSpec.naive(),
            BaselineSpec.seasonalNaive(),
            BaselineSpec.drift(),
            BaselineSpec.mean(),
            AutoEtsSpec.fast(),
            AutoEtsSpec.full(),
            new AutoCesSpec(),
            ThetaSpec.standard(),
            ThetaSpec.dynamicOptimised(),
            ElasticNetSpec.standard())) {
      models.put(spec.name(), spec);
    }
    return models;
  }
}
