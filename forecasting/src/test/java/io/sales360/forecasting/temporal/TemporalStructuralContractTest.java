package io.sales360.forecasting.temporal;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.theta.ThetaSpec;

class TemporalStructuralContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return TemporalSpec.structural(ThetaSpec.standard());
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
