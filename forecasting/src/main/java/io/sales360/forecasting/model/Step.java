package io.sales360.forecasting.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The forecast of one period.
 *
 * @param h distance from the cutoff, from 1
 * @param period first day of the period
 * @param mean point forecast
 * @param quantiles its distribution; may be empty for a point forecast
 */
public record Step(int h, LocalDate period, double mean, Quantiles quantiles)
    implements Serializable {
  /** Refuses a mean that is not a finite number. */
  public Step {
    if (h < 1 || !Double.isFinite(mean)) {
      throw new IllegalArgumentException(
          "Step "
              + h
              + " has the mean ("
              + mean
              + "); steps count from 1 and means are finite.\nMaybe the model diverged.");
    }
  }

  /**
   * The central interval of a level in percent.
   *
   * @throws IllegalArgumentException if the quantiles do not reach so far
   */
  public Interval interval(int level) {
    return new Interval(
        level,
        quantiles.at(QuantileLevels.lower(level)),
        quantiles.at(QuantileLevels.upper(level)));
  }

  /** The intervals whose both ends are among the quantiles, narrowest first. */
  public List<Interval> intervals() {
    List<Interval> intervals = new ArrayList<>();
    List<Double> held = quantiles.levels().probabilities();
    for (int level = 1; level <= 99; level++) {
      if (held.contains(QuantileLevels.lower(level))
          && held.contains(QuantileLevels.upper(level))) {
        intervals.add(interval(level));
      }
    }
    return List.copyOf(intervals);
  }
}
