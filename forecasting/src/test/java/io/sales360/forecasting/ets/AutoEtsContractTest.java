package io.sales360.forecasting.ets;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class AutoEtsContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return AutoEtsSpec.fast();
  }

  @Override
  protected double tolerance() {
    return 1e-3;
  }

  @Override
  protected boolean followsShifts() {
    return false;
  }
}
