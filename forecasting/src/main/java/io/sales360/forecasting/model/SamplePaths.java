package io.sales360.forecasting.model;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Possible futures drawn from a model, so that sums over several periods have a distribution too.
 * Immutable; the seed that made them is kept.
 */
public final class SamplePaths implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[][] paths;
  private final long seed;

  private SamplePaths(double[][] paths, long seed) {
    this.paths = paths;
    this.seed = seed;
  }

  /**
   * Drawn paths.
   *
   * @param paths one row per path, one column per step; copied
   * @throws IllegalArgumentException if there is none, they differ in length, or a value is not
   *     finite
   */
  public static SamplePaths of(double[][] paths, long seed) {
    if (paths.length == 0 || paths[0].length == 0) {
      throw new IllegalArgumentException(
          "There are no sample paths.\nMaybe the number of paths was 0.");
    }
    double[][] copy = new double[paths.length][];
    for (int i = 0; i < paths.length; i++) {
      copy[i] = paths[i].clone();
      for (double value : copy[i]) {
        if (!Double.isFinite(value) || copy[i].length != copy[0].length) {
          throw new IllegalArgumentException(
              "Path "
                  + i
                  + " must have "
                  + copy[0].length
                  + " finite values: "
                  + Arrays.toString(copy[i])
                  + ".\nMaybe the model diverged.");
        }
      }
    }
    return new SamplePaths(copy, seed);
  }

  /** Number of paths. */
  public int count() {
    return paths.length;
  }

  /** Number of steps of each path. */
  public int steps() {
    return paths[0].length;
  }

  /** The seed that drew them. */
  public long seed() {
    return seed;
  }

  /** The value of a path (from 0) at step {@code h} (from 1). */
  public double value(int path, int h) {
    return paths[path][h - 1];
  }

  /** Quantiles of one step. */
  public Quantiles quantiles(int h, QuantileLevels levels) {
    return quantilesOfSum(h, h, levels);
  }

  /** Quantiles of the sum of the steps from {@code firstH} to {@code lastH}, both included. */
  public Quantiles quantilesOfSum(int firstH, int lastH, QuantileLevels levels) {
    double[] sums = sums(firstH, lastH);
    Arrays.sort(sums);
    double[] values = new double[levels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = quantileOfSorted(sums, levels.probabilities().get(i));
    }
    return Quantiles.of(levels, values);
  }

  /**
   * The sum of each path over the steps from {@code firstH} to {@code lastH}, both included.
   *
   * @throws IllegalArgumentException if the steps do not lie within the paths
   */
  public double[] sums(int firstH, int lastH) {
    if (firstH < 1 || lastH < firstH || lastH > steps()) {
      throw new IllegalArgumentException(
          "The steps "
              + firstH
              + ".."
              + lastH
              + " must lie in 1.."
              + steps()
              + ".\nMaybe ask for a longer horizon.");
    }
    double[] sums = new double[paths.length];
    for (int i = 0; i < paths.length; i++) {
      for (int h = firstH; h <= lastH; h++) {
        sums[i] += paths[i][h - 1];
      }
    }
    return sums;
  }

  /**
   * The share of paths whose sum over the steps is at least {@code target}: the probability that
   * what is missing of a target is sold in these periods.
   *
   * @throws IllegalArgumentException if the steps do not lie within the paths
   */
  public double shareOfSumAtLeast(int firstH, int lastH, double target) {
    int reached = 0;
    for (double sum : sums(firstH, lastH)) {
      reached += sum >= target ? 1 : 0;
    }
    return reached / (double) paths.length;
  }

  /** Linear interpolation of order statistics; Hyndman &amp; Fan (1996), definition 7. */
  private static double quantileOfSorted(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SamplePaths that
        && seed == that.seed
        && Arrays.deepEquals(paths, that.paths);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(paths) + Long.hashCode(seed);
  }
}
