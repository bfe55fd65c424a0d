package io.sales360.forecasting.ets;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class HoltWintersMultiplicativeContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return EtsSpec.holtWintersMultiplicative();
  }

  @Override
  protected double tolerance() {
    return 1e-3;
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
