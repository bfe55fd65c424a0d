package io.sales360.forecasting.evaluation;

import io.sales360.forecasting.model.Quantiles;
import java.util.Arrays;
import java.util.List;

/** Proper scores of forecast distributions. Smaller is better. */
public final class DistributionAccuracy {
  private DistributionAccuracy() {}

  /**
   * Continuous ranked probability score from quantiles: twice the quantile loss, integrated over
   * the probabilities, each standing for those nearest to it. Gneiting &amp; Ranjan (2011), eq. 13.
   *
   * @return in the unit of the series; the absolute error for a point forecast
   */
  public static double crps(double actual, Quantiles quantiles) {
    List<Double> p = quantiles.levels().probabilities();
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
      double from = i == 0 ? 0 : (p.get(i - 1) + p.get(i)) / 2;
      double to = i == p.size() - 1 ? 1 : (p.get(i) + p.get(i + 1)) / 2;
      sum += 2 * (to - from) * Accuracy.pinball(actual, p.get(i), quantiles.value(i));
    }
    return sum;
  }

  /**
   * The same from draws: E|X − y| − E|X − X'|/2. Gneiting &amp; Raftery (2007), eq. 21.
   *
   * @param draws in any order; not changed
   * @throws IllegalArgumentException if there is no draw
   */
  public static double crps(double actual, double[] draws) {
    if (draws.length == 0) {
      throw new IllegalArgumentException(
          "There are no draws for the value (" + actual + ").\nMaybe the number of paths was 0.");
    }
    double[] sorted = draws.clone();
    Arrays.sort(sorted);
    double n = sorted.length;
    double distance = 0;
    double spread = 0;
    for (int i = 0; i < sorted.length; i++) {
      distance += Math.abs(sorted[i] - actual) / n;
      spread += (2.0 * i + 1 - n) / n * sorted[i] / n;
    }
    return distance - spread;
  }

  /**
   * Weighted quantile loss: twice the mean quantile loss of all levels, summed over periods, over
   * the sum of absolute actual values. Periods whose actual value is NaN are skipped.
   */
  public static double wql(double[] actual, List<Quantiles> quantiles) {
    if (actual.length != quantiles.size()) {
      throw new IllegalArgumentException(
          "There are "
              + actual.length
              + " actual values for "
              + quantiles.size()
              + " distributions.\nMaybe the test part is shorter than the horizon: cut both alike.");
    }
    double loss = 0;
    double size = 0;
    for (int h = 0; h < actual.length; h++) {
      if (!Double.isNaN(actual[h])) {
        loss += 2 * Accuracy.pinball(actual[h], quantiles.get(h));
        size += Math.abs(actual[h]);
      }
    }
    return loss / size;
  }
}
