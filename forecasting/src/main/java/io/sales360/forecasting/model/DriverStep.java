package io.sales360.forecasting.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The forecast of one period taken apart.
 *
 * @param h distance from the cutoff, from 1
 * @param period first day of the period
 * @param mean the point forecast
 * @param amounts what each driver adds, in units of the series; all drivers are there, and they add
 *     up to the mean
 */
public record DriverStep(int h, LocalDate period, double mean, Map<Driver, Double> amounts)
    implements Serializable {
  /** How far the sum may be from the mean, relative to the sizes added. */
  private static final double EXACT = 1e-9;

  /** Completes missing drivers with 0; refuses amounts that do not add up. */
  public DriverStep {
    Map<Driver, Double> complete = new EnumMap<>(Driver.class);
    double sum = 0;
    double size = Math.abs(mean);
    for (Driver driver : Driver.values()) {
      double amount = amounts.getOrDefault(driver, 0.0);
      complete.put(driver, amount);
      sum += amount;
      size += Math.abs(amount);
    }
    if (!(Math.abs(sum - mean) <= EXACT * size)) {
      throw new IllegalArgumentException(
          "The drivers "
              + complete
              + " of step "
              + h
              + " add up to "
              + sum
              + " but the mean is "
              + mean
              + ".\nMaybe a feature has no driver.");
    }
    amounts = Collections.unmodifiableMap(complete);
  }

  /** What one driver adds. */
  public double amount(Driver driver) {
    return amounts.getOrDefault(driver, 0.0);
  }
}
