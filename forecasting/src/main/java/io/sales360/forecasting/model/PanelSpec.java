package io.sales360.forecasting.model;

import java.io.Serializable;

/** A global model: one set of parameters learned from many series. Holds no data. */
public interface PanelSpec extends Serializable {
  /** Canonical name, stable enough to be a column value. */
  String name();

  /**
   * Learns from all series of the panel at once.
   *
   * @throws UnfittableSeriesException if no series of the panel can be used
   */
  PanelFit fit(Panel panel);
}
