package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.theta.ThetaSpec;

class MstlContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return MstlSpec.evolving(ThetaSpec.dynamicOptimised(), 12, 24);
  }

  @Override
  protected double tolerance() {
    return 1e-3;
  }
}
