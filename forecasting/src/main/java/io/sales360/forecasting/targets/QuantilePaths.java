package io.sales360.forecasting.targets;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import java.util.List;

/**
 * Sample paths of a forecast that has quantiles per period only, under a stated dependence: ranks
 * follow a normal autoregression of order one (a Gaussian copula). Sums of independent periods
 * would be far too certain.
 */
public final class QuantilePaths {
  /** Errors that the assumed dependence counts for. */
  private static final double DOUBT = 20;

  private QuantilePaths() {}

  /**
   * Draws paths.
   *
   * @param periods quantiles of the steps, at least two levels each
   * @param correlation of the ranks of neighbouring steps, −1 to 1
   */
  public static SamplePaths draw(
      List<Quantiles> periods, double correlation, int count, long seed) {
    if (!(correlation >= -1 && correlation <= 1) || periods.isEmpty() || count < 1) {
      throw new IllegalArgumentException(
          "The correlation (%s) must lie in -1..1, with periods (%d) and paths (%d) to draw.%nMaybe learn it from past errors."
              .formatted(correlation, periods.size(), count));
    }
    NormalNumbers normal = new NormalNumbers(seed);
    double fresh = Math.sqrt(1 - correlation * correlation);
    double[][] levels = new double[periods.size()][];
    for (int h = 0; h < levels.length; h++) {
      levels[h] =
          periods.get(h).levels().probabilities().stream()
              .mapToDouble(NormalNumbers::quantile)
              .toArray();
      if (levels[h].length < 2) {
        throw new IllegalArgumentException(
            "Step %d has %d quantiles; paths need 2.%nMaybe ask the forecast for more levels."
                .formatted(h + 1, levels[h].length));
      }
    }
    double[][] paths = new double[count][periods.size()];
    for (double[] path : paths) {
      double z = normal.next();
      for (int h = 0; h < path.length; h++) {
        path[h] = value(levels[h], periods.get(h), z);
        z = correlation * z + fresh * normal.next();
      }
    }
    return SamplePaths.of(paths, seed);
  }

  /** Straight lines between the quantiles over normal scores, continued beyond both ends. */
  private static double value(double[] scores, Quantiles quantiles, double z) {
    int above = 1;
    while (above < scores.length - 1 && scores[above] < z) {
      above++;
    }
    double share = (z - scores[above - 1]) / (scores[above] - scores[above - 1]);
    double low = quantiles.value(above - 1);
    return low + share * (quantiles.value(above) - low);
  }

  /**
   * The correlation of neighbouring steps' ranks, from errors of past forecasts: one array per
   * origin, one error per step, each step divided by its own spread. Drawn towards an assumption
   * with the weight of 20 pairs.
   *
   * @param errors actual minus forecast; NaN where there is none
   * @param assumed used alone if there are no errors
   */
  public static double correlation(List<double[]> errors, double assumed) {
    int steps = errors.stream().mapToInt(row -> row.length).max().orElse(0);
    double[] spread = new double[steps];
    for (int h = 0; h < steps; h++) {
      int step = h;
      spread[h] =
          Math.sqrt(
              errors.stream()
                  .filter(row -> row.length > step && Double.isFinite(row[step]))
                  .mapToDouble(row -> row[step] * row[step])
                  .average()
                  .orElse(0));
    }
    double products = 0;
    double squares = 0;
    int pairs = 0;
    for (double[] row : errors) {
      for (int h = 1; h < row.length; h++) {
        double one = row[h - 1] / spread[h - 1];
        double next = row[h] / spread[h];
        if (Double.isFinite(one) && Double.isFinite(next)) {
          products += one * next;
          squares += (one * one + next * next) / 2;
          pairs++;
        }
      }
    }
    double found = squares > 0 ? products / squares : 0;
    double mixed = (pairs * found + DOUBT * assumed) / (pairs + DOUBT);
    return Math.max(-1, Math.min(1, mixed));
  }
}
