package io.sales360.forecasting.selection;

import io.sales360.forecasting.model.TimeSeries;
import java.io.Serializable;

/**
 * Series whose forecast errors are pooled: those of one season length.
 *
 * @param season periods in a season; 1 for none
 */
public record CalibrationClass(int season) implements Serializable {
  static CalibrationClass of(TimeSeries history) {
    return new CalibrationClass(history.seasonLength());
  }
}
