package io.sales360.forecasting.baseline;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class MeanTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return BaselineSpec.mean();
  }
}
