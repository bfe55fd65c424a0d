package io.sales360.forecasting.intermittent;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class IntermittentEnsembleContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return new IntermittentEnsembleSpec();
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
