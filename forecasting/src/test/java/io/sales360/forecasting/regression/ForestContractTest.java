package io.sales360.forecasting.regression;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.boosting.BoostingPlan;
import io.sales360.forecasting.model.ForecastSpec;

class ForestContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return BoostingSpec.forest(4).withPlan(BoostingPlan.forest().withTrees(30));
  }

  @Override
  protected boolean followsShifts() {
    return false;
  }

  @Override
  protected double tolerance() {
    return 1e-3;
  }
}
