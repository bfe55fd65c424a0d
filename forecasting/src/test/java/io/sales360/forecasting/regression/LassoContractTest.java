package io.sales360.forecasting.regression;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class LassoContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return RegressionSpec.standardLasso();
  }

  @Override
  protected double tolerance() {
    return 1e-3;
  }
}
