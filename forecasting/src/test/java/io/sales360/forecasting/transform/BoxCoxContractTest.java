package io.sales360.forecasting.transform;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.baseline.BaselineSpec;
import io.sales360.forecasting.decomposition.MstlSpec;
import io.sales360.forecasting.model.ForecastSpec;

class BoxCoxContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return TransformedSpec.boxCox(MstlSpec.fixed(BaselineSpec.drift())).withBiasAdjusted();
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
