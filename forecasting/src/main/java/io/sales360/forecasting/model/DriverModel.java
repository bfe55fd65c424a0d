package io.sales360.forecasting.model;

import java.util.List;

/** A fit that can say what its forecasts are made of. */
public interface DriverModel extends FittedModel {
  /**
   * The forecast of each step as a sum over drivers.
   *
   * @param future as for {@link FittedModel#forecast(Horizon, KnownRegressors, QuantileLevels)}
   */
  List<DriverStep> drivers(Horizon horizon, KnownRegressors future);

  /** The same with the known regressors given at the fit. */
  default List<DriverStep> drivers(Horizon horizon) {
    return drivers(horizon, known());
  }
}
