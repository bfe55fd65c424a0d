package io.sales360.forecasting.ets;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class SimpleContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return EtsSpec.simple();
  }

  @Override
  protected double tolerance() {
    return 1e-3;
  }
}
