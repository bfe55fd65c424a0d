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

  /**
   * Starts that are followed: the likelihood often has several hills where an autoregression and a
   * moving average can cancel, seldom elsewhere.
   */
  int starts(ArmaOrders orders) {
    boolean mixed = orders.p() > 0 && orders.q() > 0;
    boolean mixedSeason = orders.seasonalP() > 0 && orders.seasonalQ() > 0;
    return this == ESTIMATE || mixed || mixedSeason ? starts : 1;
  }

  /** A gain per observation this small, relative to ten, ends the search. */
  double tolerance() {
    return tolerance;
  }
}
