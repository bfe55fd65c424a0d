package io.sales360.forecasting.interval;

import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import java.util.Arrays;
import java.util.List;

/**
 * Sample paths whose steps have given quantiles. Each step takes evenly spaced values of its
 * distribution; scores that know how steps go together tell which path gets which. Reordering of
 * this kind is the Schaake shuffle: Clark, Gangopadhyay, Hay, Rajagopalan &amp; Wilby (2004).
 */
public final class CopulaPaths {
  /**
   * Enough for quantiles of sums within a tenth of their deviation; with 1001 the quantiles of one
   * step are the published ones, because all their probabilities are thousandths.
   */
  public static final int STANDARD_COUNT = 1001;

  private CopulaPaths() {}

  /**
   * Draws paths. The same arguments give the same bits.
   *
   * @param marginals the distribution of each step
   * @param dependence how the steps go together; as long as the marginals
   * @param count how many; {@link #STANDARD_COUNT} suits most
   * @throws IllegalArgumentException if the lengths differ or there are fewer than two paths
   */
  public static SamplePaths draw(
      List<Quantiles> marginals, Support support, StepDependence dependence, int count, long seed) {
    if (marginals.size() != dependence.steps() || count < 2) {
      throw new IllegalArgumentException(
          "There are "
              + marginals.size()
              + " distributions for "
              + dependence.steps()
              + " steps, and "
              + count
              + " paths.\nMaybe the horizon differs, or fewer than two paths were asked for.");
    }
    double[] grid = grid(count);
    double[][] scores = dependence.scores(count, seed);
    double[][] paths = new double[count][marginals.size()];
    for (int h = 0; h < scores.length; h++) {
      QuantileFunction step = QuantileFunction.of(marginals.get(h), support);
      int[] order = order(scores[h]);
      for (int rank = 0; rank < count; rank++) {
        paths[order[rank]][h] = step.atScore(grid[rank]);
      }
    }
    return SamplePaths.of(paths, seed);
  }

  /**
   * A seed of its own for each series: the id mixed into the seed by FNV-1a and the finalizer of
   * SplitMix64 (Steele, Lea &amp; Flood 2014).
   */
  public static long seedOf(long seed, String seriesId) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < seriesId.length(); i++) {
      hash = (hash ^ seriesId.charAt(i)) * 0x100000001b3L;
    }
    long mixed = hash + seed * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /**
   * Normal scores of evenly spaced probabilities i/(count − 1), the outermost half a path inside,
   * so that linear interpolation of order statistics gives back what went in.
   */
  public static double[] grid(int count) {
    double[] grid = new double[count];
    double edge = 0.5 / count;
    for (int i = 0; i < count; i++) {
      double p = i / (count - 1.0);
      grid[i] = NormalNumbers.quantile(Math.max(edge, Math.min(1 - edge, p)));
    }
    return grid;
  }

  /** Places of the values from the lowest to the highest; equal ones as they come. */
  public static int[] order(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int[] taken = new int[values.length];
    int[] order = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      int rank = Arrays.binarySearch(sorted, values[i]);
      while (rank > 0 && sorted[rank - 1] == sorted[rank]) {
        rank--;
      }
      order[rank + taken[rank]++] = i;
    }
    return order;
  }
}
