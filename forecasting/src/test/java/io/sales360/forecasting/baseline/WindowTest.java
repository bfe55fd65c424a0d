package io.sales360.forecasting.baseline;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class WindowTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return WindowSpec.average(12);
  }
}
