package io.sales360.forecasting.temporal;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.ets.EtsSpec;
import io.sales360.forecasting.model.ForecastSpec;

class TemporalVarianceContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return TemporalSpec.variance(EtsSpec.holtWinters());
  }

  @Override
  protected double tolerance() {
    return 1e-2;
  }
}
