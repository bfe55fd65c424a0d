package io.sales360.forecasting.selection;

import io.sales360.forecasting.arima.AutoArimaSpec;
import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.ces.AutoCesSpec;
import io.sales360.forecasting.decomposition.LongArSpec;
import io.sales360.forecasting.decomposition.MstlSpec;
import io.sales360.forecasting.ets.AutoEtsSpec;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.TimeSeries;
import io.sales360.forecasting.regression.ElasticNetSpec;
import io.sales360.forecasting.theta.ThetaSpec;
import io.sales360.forecasting.transform.TransformedSpec;
import java.util.ArrayList;
import java.util.List;

/** The two pools of automatic forecasts: models that cost little, and all that pay. */
enum TierPool implements ModelPool {
  FAST,
  BEST;

  /** From here on a season is decomposed, not carried as states. */
  private static final int LONG_SEASON = 24;

  @Override
  public List<ForecastSpec> of(TimeSeries history, List<Integer> seasons, boolean explained) {
    List<ForecastSpec> models = new ArrayList<>();
    boolean isLong = !seasons.isEmpty() && seasons.get(0) >= LONG_SEASON;
    if (isLong) {
      addLong(models, seasons);
    } else {
      addShort(models, seasons);
    }
    if (explained) {
      models.add(ElasticNetSpec.standard());
    }
    return models;
  }

  private void addShort(List<ForecastSpec> models, List<Integer> seasons) {
    models.add(BaselineSpec.seasonalNaive());
    models.add(BaselineSpec.drift());
    models.add(AutoEtsSpec.fast());
    models.add(ThetaSpec.standard());
    models.add(ThetaSpec.dynamicOptimised());
    models.add(new AutoCesSpec());
    if (seasons.size() > 1) {
      models.add(MstlSpec.evolving(ThetaSpec.dynamicOptimised(), seasons));
      models.add(MstlSpec.fixed(LongArSpec.plain(), seasons));
    }
    if (this == BEST) {
      models.add(AutoEtsSpec.full());
      models.add(AutoArimaSpec.quick());
    }
  }

  private void addLong(List<ForecastSpec> models, List<Integer> seasons) {
    models.add(BaselineSpec.drift());
    models.add(ThetaSpec.dynamicOptimised());
    if (seasons.size() == 1) {
      models.add(AutoEtsSpec.fast());
      models.add(new AutoCesSpec());
    }
    models.add(LongArSpec.plain());
    models.add(LongArSpec.seasonal());
    models.add(MstlSpec.evolving(ThetaSpec.dynamicOptimised(), seasons));
    models.add(MstlSpec.evolving(AutoEtsSpec.fast(), seasons));
    models.add(MstlSpec.evolving(LongArSpec.plain(), seasons));
    models.add(MstlSpec.fixed(LongArSpec.plain(), seasons));
    if (this == BEST) {
      models.add(
          TransformedSpec.log(MstlSpec.evolving(ThetaSpec.dynamicOptimised(), seasons)));
      models.add(TransformedSpec.log(MstlSpec.fixed(LongArSpec.plain(), seasons)));
    }
  }
}
