package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class SeasonalArContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return LongArSpec.seasonal();
  }
}
