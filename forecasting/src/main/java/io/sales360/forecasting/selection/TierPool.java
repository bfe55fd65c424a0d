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
    List<ForecastSpec> models;
    if (seasons.isEmpty() || seasons.get(0) < LONG_SEASON) {
      models = ofShortSeason(seasons);
    } else {
      models = seasons.size() == 1 ? ofLongSeason(seasons) : ofLongSeasons(seasons);
    }
    if (explained) {
      models.add(ElasticNetSpec.standard());
    }
    return models;
  }

  /** From here on a line from the first to the last value takes the season for a trend. */
  private static final int MONTHS = 12;

  /** Years, quarters, months, days: few states tell the season. */
  private List<ForecastSpec> ofShortSeason(List<Integer> seasons) {
    List<ForecastSpec> models = new ArrayList<>();
    models.add(BaselineSpec.seasonalNaive());
    if (seasons.isEmpty() || seasons.get(0) < MONTHS) {
      models.add(BaselineSpec.drift());
    }
    models.add(AutoEtsSpec.fast());
    models.add(ThetaSpec.standard());
    models.add(ThetaSpec.dynamicOptimised());
    models.add(new AutoCesSpec());
    if (seasons.size() > 1) {
      models.add(LongArSpec.changes());
      models.add(MstlSpec.evolving(ThetaSpec.dynamicOptimised(), seasons));
    }
    if (this == BEST) {
      models.add(AutoArimaSpec.robust());
    }
    return models;
  }

  /** Weeks: the season is decomposed, and long memories see what it leaves. */
  private List<ForecastSpec> ofLongSeason(List<Integer> seasons) {
    List<ForecastSpec> models = new ArrayList<>();
    models.add(BaselineSpec.drift());
    models.add(AutoEtsSpec.fast());
    models.add(LongArSpec.changes());
    models.add(TransformedSpec.log(LongArSpec.changes()));
    models.add(LongArSpec.seasonal());
    models.add(TransformedSpec.log(MstlSpec.fixed(LongArSpec.changes(), seasons)));
    models.add(MstlSpec.evolving(AutoEtsSpec.fast(), seasons));
    models.add(MstlSpec.evolving(ThetaSpec.dynamicOptimised(), seasons));
    if (this == BEST) {
      models.add(LongArSpec.plain());
      models.add(new AutoCesSpec());
    }
    return models;
  }

  /** Hours: the week within the year of days, and the day within the week. */
  private List<ForecastSpec> ofLongSeasons(List<Integer> seasons) {
    List<Integer> longest = List.of(seasons.get(seasons.size() - 1));
    List<ForecastSpec> models = new ArrayList<>();
    models.add(BaselineSpec.seasonalNaive());
    models.add(LongArSpec.seasonal());
    models.add(TransformedSpec.log(LongArSpec.seasonal()));
    models.add(MstlSpec.fixed(LongArSpec.plain(), longest));
    models.add(TransformedSpec.log(MstlSpec.fixed(LongArSpec.plain(), longest)));
    models.add(MstlSpec.evolving(AutoEtsSpec.fast(), seasons));
    if (this == BEST) {
      models.add(TransformedSpec.log(MstlSpec.evolving(LongArSpec.plain(), seasons)));
    }
    return models;
  }
}
