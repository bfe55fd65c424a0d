package io.sales360.forecasting.ets;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class DampedContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return EtsSpec.damped();
  }

  @Override
  protected double tolerance() {
    return 1e-3;
  }
}
