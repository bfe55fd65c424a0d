package io.sales360.forecasting.baseline;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class SeasonalNaiveTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return BaselineSpec.seasonalNaive();
  }
}
