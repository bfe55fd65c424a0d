package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Objects;

/** A distribution described by its quantiles. Monotone: they never cross. Immutable. */
public final class Quantiles implements Serializable {
  private static final long serialVersionUID = 1L;

  private final QuantileLevels levels;
  private final double[] values;

  private Quantiles(QuantileLevels levels, double[] values) {
    this.levels = levels;
    this.values = values;
  }

  /**
   * Quantiles at the given probabilities.
   *
   * @param values one per probability, ascending; copied
   * @throws IllegalArgumentException if they cross, or one is NaN or infinite
   */
  public static Quantiles of(QuantileLevels levels, double... values) {
    if (values.length != levels.size()) {
      throw new IllegalArgumentException(
          "There are "
              + values.length
              + " quantiles for "
              + levels.size()
              + " probabilities.\nMaybe they belong to other levels.");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "The quantile at "
                + levels.probabilities().get(i)
                + " ("
                + values[i]
                + ") must be finite.\nMaybe a variance overflowed.");
      }
      if (i > 0 && values[i] < values[i - 1]) {
        throw new IllegalArgumentException(
            "The quantiles cross: "
                + values[i - 1]
                + " is followed by "
                + values[i]
                + " at "
                + levels.probabilities().get(i)
                + ".\nMaybe they were adjusted one by one; sort them.");
      }
    }
    return new Quantiles(levels, values.clone());
  }

  /** Quantiles of a distribution without spread. */
  public static Quantiles point(QuantileLevels levels, double value) {
    double[] values = new double[levels.size()];
    Arrays.fill(values, value);
    return of(levels, values);
  }

  /** The probabilities. */
  public QuantileLevels levels() {
    return levels;
  }

  /** Number of quantiles. */
  public int size() {
    return values.length;
  }

  /** The quantile of the {@code i}-th probability. */
  public double value(int i) {
    return values[i];
  }

  /** The values as a new array, ascending. */
  public double[] toArray() {
    return values.clone();
  }

  /**
   * The quantile at {@code p}, interpolated linearly between neighbours.
   *
   * @throws IllegalArgumentException if {@code p} lies outside the probabilities held
   */
  public double at(double p) {
    for (int i = 0; i < values.length; i++) {
      double held = levels.probabilities().get(i);
      if (held == p) {
        return values[i];
      }
      if (held > p && i > 0) {
        double before = levels.probabilities().get(i - 1);
        double share = (p - before) / (held - before);
        return values[i - 1] + share * (values[i] - values[i - 1]);
      }
      if (held > p) {
        break;
      }
    }
    throw new IllegalArgumentException(
        "The probability ("
            + p
            + ") lies outside the quantiles held "
            + levels.probabilities()
            + ".\nMaybe ask the forecast for more levels.");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantiles that
        && levels.equals(that.levels)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(levels, Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
