package io.sales360.planner.demo;

import java.time.LocalDate;

/** How the demand for a kind of product swings over the year; the mean over a year is one. */
enum Season {
  EVEN(0.0, 1),
  SPRING(0.25, 110),
  SUMMER(0.60, 190),
  WINTER(0.55, 350);

  private final double amplitude;
  private final int peak;

  Season(double amplitude, int peak) {
    this.amplitude = amplitude;
    this.peak = peak;
  }

  double factor(LocalDate day) {
    double angle = 2 * StrictMath.PI * (day.getDayOfYear() - peak) / 365.25;
    return 1 + amplitude * StrictMath.cos(angle);
  }
}
