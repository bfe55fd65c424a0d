package io.sales360.forecasting.decomposition;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class MstlFixedContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return MstlSpec.fixed(LongArSpec.plain(), 12);
  }
}
