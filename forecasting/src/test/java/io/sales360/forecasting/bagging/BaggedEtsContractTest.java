package io.sales360.forecasting.bagging;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class BaggedEtsContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return new BaggedEtsSpec(6);
  }

  @Override
  protected double tolerance() {
    return 5e-3;
  }

  @Override
  protected boolean followsShifts() {
    return false;
  }
}
