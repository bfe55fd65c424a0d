package io.sales360.forecasting.selection;

import io.sales360.forecasting.model.ForecastSpec;
import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;
import java.util.List;

/** Which models compete for a series. */
public interface ModelPool extends Serializable {
  /**
   * The models, in the order ties are broken; names differ.
   *
   * @param history the series
   * @param seasons its season lengths, shortest first; empty if it has none
   * @param explained whether it has regressors
   */
  List<ForecastSpec> of(TimeSeries history, List<Integer> seasons, boolean explained);

  /**
   * The same models for every series.
   *
   * @throws IllegalArgumentException if there is none or names repeat
   */
  static ModelPool fixed(List<ForecastSpec> models) {
    return new FixedPool(models);
  }
}
