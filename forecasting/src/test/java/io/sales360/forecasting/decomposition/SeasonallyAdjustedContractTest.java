package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.theta.ThetaSpec;

class SeasonallyAdjustedContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return new SeasonallyAdjustedSpec(ThetaSpec.standard());
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
