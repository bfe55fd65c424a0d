package io.sales360.forecasting.ces;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class AutoCesContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return new AutoCesSpec();
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
