package io.sales360.forecasting.theta;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class AutoThetaContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return new AutoThetaSpec();
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
