package io.sales360.forecasting.harmonic;

import io.sales360.forecasting.ForecasterContract;
import io.sales360.forecasting.model.ForecastSpec;

class HarmonicAdjustedContractTest extends ForecasterContract {
  @Override
  protected ForecastSpec spec() {
    return HarmonicSpec.of(12, 6.5).withBiasAdjusted();
  }

  @Override
  protected boolean followsShifts() {
    return false;
  }

  @Override
  protected double tolerance() {
    return 1e-4;
  }
}
