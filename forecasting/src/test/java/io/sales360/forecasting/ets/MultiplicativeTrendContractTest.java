package io.sales360.forecasting.ets;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class MultiplicativeTrendContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return new EtsSpec(
        ErrorType.MULTIPLICATIVE, TrendType.DAMPED_MULTIPLICATIVE, SeasonType.MULTIPLICATIVE);
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
