package io.sales360.forecasting.interval;

import io.sales360.forecasting.math.NormalNumbers;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How the errors of the steps of one forecast go together: a Gaussian copula whose correlations are
 * those of a linear future with the weights 1, c(1), c(2), … (see {@link LinearInnovations}), mixed
 * with an error that all steps share. Immutable, as long as the horizon and not its square.
 *
 * <p>The weights follow from the deviations that models state: y(n+h) has the variance σ²(1 + c(1)²
 * + … + c(h−1)²), so that each increase of the variance is one squared weight. Steady deviations
 * mean errors that are independent, deviations that grow with the root of h those of a random walk.
 * What is shared stands for parameters that are estimates. On held-out ends of training parts of
 * the M3 collection this was at least as accurate for sums as reordering by the models' simulated
 * paths (Clark et al. 2004) or as correlations of the panel's own errors.
 */
public final class StepDependence implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The part of the variance that all steps share; chosen on held-out ends of M3. */
  public static final double SHARED = 0.2;

  private final double[] weights;
  private final double shared;

  private StepDependence(double[] weights, double shared) {
    this.weights = weights;
    this.shared = shared;
  }

  /**
   * The given weights.
   *
   * @param weights 1, c(1), c(2), …, one per step; copied; the first is positive
   * @param shared the part of the variance that all steps share, from 0 to 1
   * @throws IllegalArgumentException if one is not such a number
   */
  public static StepDependence of(double[] weights, double shared) {
    boolean valid = shared >= 0 && shared <= 1;
    for (int j = 0; j < weights.length; j++) {
      valid &= Double.isFinite(weights[j]) && (j > 0 || weights[j] > 0);
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "The weights "
              + Arrays.toString(weights)
              + " must be finite, the first above 0, and the shared part ("
              + shared
              + ") from 0 to 1.\nMaybe a deviation overflowed.");
    }
    return new StepDependence(weights.clone(), shared);
  }

  /**
   * What the standard deviations of the steps say.
   *
   * @param deviations one per step; where they do not grow, nothing is added
   */
  public static StepDependence ofDeviations(double[] deviations, double shared) {
    double[] weights = new double[deviations.length];
    double highest = deviations.length == 0 ? 0 : deviations[0];
    for (int h = 0; h < weights.length; h++) {
      double relative = deviations[h] / deviations[0];
      double before = highest / deviations[0];
      weights[h] = h == 0 ? 1 : Math.sqrt(Math.max(0, relative * relative - before * before));
      weights[h] = Double.isFinite(weights[h]) ? weights[h] : 0;
      highest = Math.max(highest, deviations[h]);
    }
    return of(weights, shared);
  }

  /** Steps that are independent but for what they share. */
  public static StepDependence sharing(int steps, double shared) {
    double[] weights = new double[steps];
    if (steps > 0) {
      weights[0] = 1;
    }
    return of(weights, shared);
  }

  /** Number of steps. */
  public int steps() {
    return weights.length;
  }

  /** 1, c(1), c(2), … as a new array. */
  public double[] weights() {
    return weights.clone();
  }

  /** The part of the variance that all steps share. */
  public double shared() {
    return shared;
  }

  /** Correlation of the normal scores of two steps, from 1. */
  public double correlation(int h, int k) {
    if (h == k) {
      return 1;
    }
    double sum = 0;
    for (int t = 1; t <= Math.min(h, k); t++) {
      sum += weights[h - t] * weights[k - t];
    }
    return (1 - shared) * sum / (norm(h) * norm(k)) + shared;
  }

  private double norm(int h) {
    double square = 0;
    for (int j = 0; j < h; j++) {
      square += weights[j] * weights[j];
    }
    return Math.sqrt(square);
  }

  /**
   * Seeded standard normal scores.
   *
   * @return one row per step, one value per path
   */
  public double[][] scores(int paths, long seed) {
    int steps = weights.length;
    double[][] scores = new double[steps][paths];
    NormalNumbers normals = new NormalNumbers(seed);
    double[] factors = new double[steps];
    for (int h = 1; h <= steps; h++) {
      factors[h - 1] = Math.sqrt(1 - shared) / norm(h);
    }
    double[] innovations = new double[steps];
    for (int i = 0; i < paths; i++) {
      double common = Math.sqrt(shared) * normals.next();
      for (int h = 0; h < steps; h++) {
        innovations[h] = normals.next();
        double sum = 0;
        for (int j = 0; j <= h; j++) {
          sum += weights[j] * innovations[h - j];
        }
        scores[h][i] = factors[h] * sum + common;
      }
    }
    return scores;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepDependence that
        && shared == that.shared
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(weights) + Double.hashCode(shared);
  }

  @Override
  public String toString() {
    return "StepDependence(" + shared + ", " + Arrays.toString(weights) + ")";
  }
}
