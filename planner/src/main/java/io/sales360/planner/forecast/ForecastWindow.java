package io.sales360.planner.forecast;

import java.util.Locale;

/** What the steps of a forecast are summed over: the windows of {@code fct_forecast_totals}. */
public enum ForecastWindow {
  /** Calendar quarters, as far as they lie in the horizon. */
  QUARTER,
  /** Calendar years, likewise. */
  YEAR,
  /** The whole horizon. */
  HORIZON,
  /** From the first step on. */
  CUMULATIVE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
