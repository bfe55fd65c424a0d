package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class LongArChangesContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return LongArSpec.changes();
  }
}
