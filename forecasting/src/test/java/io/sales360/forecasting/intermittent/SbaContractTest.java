package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class SbaContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return CrostonSpec.sba();
  }

  @Override
  protected double tolerance() {
    return 1e-6;
  }

  @Override
  protected boolean followsShifts() {
    return false;
  }
}
