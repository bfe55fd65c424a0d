package io.sales360.forecasting.arima;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class AutoArimaContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return AutoArimaSpec.robust();
  }

  @Override
  protected double tolerance() {
    return 1e-4;
  }
}
