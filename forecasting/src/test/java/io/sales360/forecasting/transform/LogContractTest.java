package io.sales360.forecasting.transform;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.decomposition.LongArSpec;
import io.sales360.forecasting.model.ForecastSpec;

class LogContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return TransformedSpec.log(LongArSpec.seasonal());
  }

  @Override
  protected boolean followsShifts() {
    return false;
  }

  @Override
  protected boolean positiveOnly() {
    return true;
  }
}
