package io.sales360.forecasting.ces;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class CesFullContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return CesSpec.full();
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
