package io.sales360.forecasting.selection;

import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.regression.ElasticNetSpec;
import io.sales360.forecasting.theta.ThetaSpec;
import java.util.ArrayList;
import java.util.List;

/** The two pools of automatic forecasts: few models, and all that pay. */
enum TierPool implements ModelPool {
  FAST,
  BEST;

  @Override
  public List<ForecastSpec> of(TimeSeries history, List<Integer> seasons, boolean explained) {
    List<ForecastSpec> models = new ArrayList<>();
    models.add(BaselineSpec.seasonalNaive());
    models.add(BaselineSpec.drift());
    models.add(AutoEtsSpec.fast());
    models.add(ThetaSpec.standard());
    models.add(ThetaSpec.dynamicOptimised());
    if (explained) {
      models.add(ElasticNetSpec.standard());
    }
    return models;
  }
}
