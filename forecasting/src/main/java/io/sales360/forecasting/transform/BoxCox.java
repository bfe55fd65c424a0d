package io.sales360.forecasting.transform;

import io.sales360.forecasting.math.LineSearch;
import java.io.Serializable;

/**
 * The power transformation of Box &amp; Cox (1964) on values relative to a unit: ((y/u)^λ − 1)/λ,
 * the logarithm for λ = 0. The unit keeps tiny and huge series equally exact.
 *
 * @param lambda the power; 1 changes nothing but the place of zero
 * @param unit a typical size of the values, positive
 */
public record BoxCox(double lambda, double unit) implements Serializable {
  private static final double TOLERANCE = 1e-7;
  private static final int GRID = 25;

  /** Powers this small are the logarithm: their difference to it is below rounding. */
  private static final double LOGARITHM = 1e-6;

  /** Refuses a unit that is not positive. */
  public BoxCox {
    if (!(unit > 0) || !Double.isFinite(lambda)) {
      throw new IllegalArgumentException(
          "The unit ("
              + unit
              + ") must be positive and the power ("
              + lambda
              + ") finite.\nMaybe the series is all zero.");
    }
    lambda = Math.abs(lambda) < LOGARITHM ? 0 : lambda;
  }

  /** The transformed value; NaN stays NaN. */
  public double apply(double value) {
    double logarithm = Math.log(value / unit);
    return lambda == 0 ? logarithm : Math.expm1(lambda * logarithm) / lambda;
  }

  /** The value whose transform this is; 0 below the reach of a positive power. */
  public double invert(double transformed) {
    if (lambda == 0) {
      return unit * Math.exp(transformed);
    }
    double inside = lambda * transformed;
    return inside <= -1
        ? (lambda > 0 ? 0 : Double.MAX_VALUE)
        : unit * Math.exp(Math.log1p(inside) / lambda);
  }

  /**
   * The mean of the value when its transform has the given mean and deviation, by a second-order
   * expansion. Hyndman &amp; Athanasopoulos, FPP3, §5.6.
   */
  public double invertMean(double mean, double deviation) {
    double inside = lambda * mean + 1;
    if (inside <= 0) {
      return invert(mean);
    }
    return invert(mean) * (1 + deviation * deviation * (1 - lambda) / (2 * inside * inside));
  }

  /**
   * The power at which the spread of the seasons depends least on their level: least coefficient of
   * variation of sd/mean^(1−λ) over whole seasons, counted from the end. Guerrero (1993), Journal
   * of Forecasting 12.
   *
   * @param values positive, complete
   * @param seasonLength periods per season; pairs are used without season
   * @return 1 if there are fewer than three seasons or they do not vary
   */
  public static double guerrero(double[] values, int seasonLength, double lower, double upper) {
    int period = Math.max(2, seasonLength);
    int count = values.length / period;
    if (values.length <= 2 * seasonLength || count < 2) {
      return 1;
    }
    double[] logMeans = new double[count];
    double[] spreads = new double[count];
    double varying = 0;
    for (int i = 0; i < count; i++) {
      int from = values.length - (count - i) * period;
      double mean = 0;
      for (int t = from; t < from + period; t++) {
        mean += values[t] / period;
      }
      double squares = 0;
      for (int t = from; t < from + period; t++) {
        squares += (values[t] - mean) * (values[t] - mean);
      }
      logMeans[i] = Math.log(mean);
      spreads[i] = Math.sqrt(squares / (period - 1));
      varying += spreads[i];
    }
    if (varying == 0) {
      return 1;
    }
    return LineSearch.minimize(
            lambda -> variation(logMeans, spreads, lambda), lower, upper, GRID, TOLERANCE)
        .point()[0];
  }

  private static double variation(double[] logMeans, double[] spreads, double lambda) {
    int count = spreads.length;
    double centre = logMeans[count - 1];
    double[] ratios = new double[count];
    double mean = 0;
    for (int i = 0; i < count; i++) {
      ratios[i] = spreads[i] * Math.exp((lambda - 1) * (logMeans[i] - centre));
      mean += ratios[i] / count;
    }
    double squares = 0;
    for (double ratio : ratios) {
      squares += (ratio - mean) * (ratio - mean);
    }
    return Math.sqrt(squares / (count - 1)) / mean;
  }
}
