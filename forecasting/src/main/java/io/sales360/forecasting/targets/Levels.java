package io.sales360.forecasting.targets;

/**
 * The smoothed level of sales in each reading of the season: what was sold over what is usual, both
 * weighted less the longer ago (Brown 1959). Add days in order.
 */
final class Levels {
  private final RateSums rates;
  private final double keep;
  private final double[] usual;
  private double sold;

  /**
   * No days yet.
   *
   * @param keep weight of a day over that of the next
   */
  Levels(RateSums rates, double keep) {
    this.rates = rates;
    this.keep = keep;
    this.usual = new double[rates.readings()];
  }

  void add(int day, double value) {
    sold = sold * keep + value;
    for (int reading = 0; reading < usual.length; reading++) {
      usual[reading] = usual[reading] * keep + rates.sum(reading, day, day + 1);
    }
  }

  double of(int reading) {
    return usual[reading] > 0 ? Math.max(0, sold / usual[reading]) : 0;
  }
}
