package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.List;

/** What a panel taught a global model. Immutable and thread-safe. */
public interface PanelFit extends Serializable {
  /** The spec that was fitted. */
  PanelSpec spec();

  /** The series that can be forecast. */
  List<String> seriesIds();

  /**
   * The global parameters at work on one series.
   *
   * @throws UnfittableSeriesException if the series was not in the panel or was left out
   */
  FittedModel of(String seriesId);
}
