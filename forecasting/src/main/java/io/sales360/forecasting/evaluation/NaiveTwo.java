package io.sales360.forecasting.evaluation;

import io.sales360.forecasting.decomposition.SeasonalPattern;

/** The benchmark that OWA is relative to. */
public final class NaiveTwo {
  private NaiveTwo() {}

  /**
   * The last seasonally adjusted value, reseasonalised; multiplicative classical decomposition if
   * the series has at least three seasons and the 90 % test finds one. As in the M4 competition.
   */
  public static double[] forecast(double[] history, int m, int steps) {
    SeasonalPattern pattern = SeasonalPattern.none();
    if (m > 1 && history.length >= 3 * m && SeasonalPattern.isSeasonal(history, m)) {
      pattern = SeasonalPattern.classical(history, m, true);
    }
    int n = history.length;
    double last = pattern.removeFrom(history)[n - 1];
    double[] means = new double[steps];
    for (int h = 0; h < steps; h++) {
      means[h] = pattern.restore(last, n + h);
    }
    return means;
  }
}
