package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.Arrays;

/** One-step errors of a fit, one per period of the history; NaN where there is none. Immutable. */
public final class Residuals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] values;

  private Residuals(double[] values) {
    this.values = values;
  }

  /** The given errors, copied. */
  public static Residuals of(double... values) {
    return new Residuals(values.clone());
  }

  /** Number of periods. */
  public int length() {
    return values.length;
  }

  /** The error of period {@code t}. */
  public double value(int t) {
    return values[t];
  }

  /** Mean of the squared errors that exist; 0 if there is none. */
  public double meanSquare() {
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += value * value;
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Residuals that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
