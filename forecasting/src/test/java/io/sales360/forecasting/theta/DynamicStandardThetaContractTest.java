package io.sales360.forecasting.theta;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class DynamicStandardThetaContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return ThetaSpec.dynamic();
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
