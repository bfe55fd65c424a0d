package io.sales360.forecasting.arima;

/** How hard a search tries. */
enum Effort {
  /** For comparing orders: the likelihood to about 1e-4. */
  COMPARE(2, 1e-7),
  /** For the coefficients that are kept. */
  ESTIMATE(3, 1e-10);

  private final int starts;
  private final double tolerance;

  Effort(int starts, double tolerance) {
    this.starts = starts;
    this.tolerance = tolerance;
  }

  /** Starts that are followed; the likelihood often has several hills. */
  int starts() {
    return starts;
  }

  /** A gain per observation this small, relative to ten, ends the search. */
  double tolerance() {
    return tolerance;
  }
}
