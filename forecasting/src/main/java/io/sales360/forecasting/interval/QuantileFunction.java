package io.sales360.forecasting.interval;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Quantiles;
import org.apache.commons.math3.special.Erf;

/**
 * A distribution made of its published quantiles: linear in the normal score between them, and
 * beyond the outer ones on the line through the two outermost. At the published probabilities it
 * gives the published values, to the last bit.
 */
public final class QuantileFunction {
  private final double[] scores;
  private final double[] values;
  private final Support support;

  private QuantileFunction(double[] scores, double[] values, Support support) {
    this.scores = scores;
    this.values = values;
    this.support = support;
  }

  /**
   * The distribution that has these quantiles.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static QuantileFunction of(Quantiles quantiles, Support support) {
    if (quantiles.size() == 0) {
      throw new IllegalArgumentException(
          "A distribution needs at least one quantile.\nMaybe the forecast is a point forecast.");
    }
    double[] scores = new double[quantiles.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = NormalNumbers.quantile(quantiles.levels().probabilities().get(i));
    }
    return new QuantileFunction(scores, quantiles.toArray(), support);
  }

  /** The value below which a share {@code p} lies, strictly between 0 and 1. */
  public double at(double p) {
    return atScore(NormalNumbers.quantile(p));
  }

  /** The value at a standard normal score. */
  public double atScore(double score) {
    int last = scores.length - 1;
    int above = 0;
    while (above <= last && scores[above] < score) {
      above++;
    }
    if (above <= last && scores[above] == score) {
      return support.nearest(values[above]);
    }
    if (last == 0) {
      return support.nearest(values[0]);
    }
    int left = Math.max(0, Math.min(last - 1, above - 1));
    double share = (score - scores[left]) / (scores[left + 1] - scores[left]);
    return support.nearest(values[left] + share * (values[left + 1] - values[left]));
  }

  /** The probability of at least {@code value}. */
  public double atLeast(double value) {
    if (support != Support.REAL && value <= 0) {
      return 1;
    }
    double edge = support == Support.COUNTS ? Math.ceil(value) - 0.5 : value;
    int last = values.length - 1;
    int above = 0;
    while (above <= last && values[above] < edge) {
      above++;
    }
    int left = Math.max(0, Math.min(last - 1, above - 1));
    double rise = last == 0 ? 0 : values[left + 1] - values[left];
    if (rise == 0) {
      return above > last ? 0 : 1;
    }
    double score = scores[left] + (edge - values[left]) / rise * (scores[left + 1] - scores[left]);
    return Erf.erfc(score / Math.sqrt(2)) / 2;
  }
}
