package io.sales360.forecasting.baseline;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class SeasonalWindowTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return WindowSpec.seasonalAverage(3);
  }
}
