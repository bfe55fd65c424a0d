package io.sales360.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.Residuals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class DualLeastSquaresTest {
  private static final double KKT = 1e-6;

  private static GroupedStructure table(int rows, int columns) {
    List<int[]> nodes = new ArrayList<>();
    int leaves = rows * columns;
    int[] all = new int[leaves];
    Arrays.setAll(all, j -> j);
    nodes.add(all);
    for (int r = 0; r < rows; r++) {
      int row = r;
      int[] node = new int[columns];
      Arrays.setAll(node, c -> row * columns + c);
      nodes.add(node);
    }
    for (int j = 0; j < leaves; j++) {
      nodes.add(new int[] {j});
    }
    return GroupedStructure.of(leaves, nodes);
  }

  private static ShrunkCovariance covariance(GroupedStructure structure, int periods, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] shared = new double[periods];
    Arrays.setAll(shared, t -> random.nextDouble() - 0.5);
    List<Residuals> residuals = new ArrayList<>();
    for (int i = 0; i < structure.nodes(); i++) {
      double[] errors = new double[periods];
      Arrays.setAll(errors, t -> 2 * shared[t] + random.nextDouble() - 0.5);
      residuals.add(Residuals.of(errors));
    }
    return ShrunkCovariance.of(residuals);
  }

  /** b ≥ 0, gradient ≥ 0, and zero where b is above zero, with W⁻¹ by dense algebra. */
  @Property(tries = 60)
  void minTraceSatisfiesTheOptimalityConditions(
      @ForAll @IntRange(min = 1, max = 6) int rows,
      @ForAll @IntRange(min = 2, max = 6) int columns,
      @ForAll long seed) {
    GroupedStructure structure = table(rows, columns);
    ShrunkCovariance covariance = covariance(structure, 12, seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    double[] forecasts = new double[structure.nodes()];
    Arrays.setAll(forecasts, i -> -20 + 60 * random.nextDouble());
    double[] leaves =
        Reconciler.minTrace(covariance)
            .reconcile(structure, forecasts, new double[structure.leaves()]);

    int n = structure.nodes();
    RealMatrix w = new Array2DRowRealMatrix(n, n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        w.setEntry(i, k, covariance.covariance(i, k));
      }
    }
    RealMatrix inverse = new LUDecomposition(w).getSolver().getInverse();
    double[] errors = structure.sums(leaves);
    for (int i = 0; i < n; i++) {
      errors[i] -= forecasts[i];
    }
    double[] gradient = structure.spread(inverse.operate(errors));
    double[] start = structure.spread(inverse.operate(forecasts));
    double tolerance = KKT * Arrays.stream(start).map(Math::abs).max().orElseThrow();
    for (int j = 0; j < leaves.length; j++) {
      assertThat(leaves[j]).isNotNegative();
      assertThat(gradient[j]).isGreaterThan(-tolerance);
      if (leaves[j] > 1e-9) {
        assertThat(gradient[j]).isCloseTo(0, within(tolerance));
      }
    }
  }

  @Property(tries = 30)
  void conjugateGradientsFindWhatTheDecompositionFinds(
      @ForAll @IntRange(min = 2, max = 12) int rows, @ForAll long seed) {
    GroupedStructure structure = table(rows, 5);
    SplittableRandom random = new SplittableRandom(seed);
    double[] forecasts = new double[structure.nodes()];
    Arrays.setAll(forecasts, i -> -20 + 100 * random.nextDouble());
    double[] prior = new double[structure.leaves()];
    Arrays.fill(prior, 20);
    LeafProblem problem = new LeafProblem(structure, covariance(structure, 10, seed).errors());
    double[] dense = new DualLeastSquares(problem, 1e-11, 1000).solve(forecasts, prior, true);
    double[] iterated = new DualLeastSquares(problem, 1e-11, 0).solve(forecasts, prior, true);

    for (int j = 0; j < dense.length; j++) {
      assertThat(iterated[j]).isCloseTo(dense[j], within(1e-7));
    }
  }

  /** Leaves without forecasts, crossed nodes that contradict each other: as by primal search. */
  @Property(tries = 30)
  void leavesWithoutForecastGoNoFurtherThanNeeded(
      @ForAll @IntRange(min = 2, max = 6) int rows, @ForAll long seed) {
    GroupedStructure structure = table(rows, 4);
    SplittableRandom random = new SplittableRandom(seed);
    double[] forecasts = new double[structure.nodes()];
    double[] variances = new double[structure.nodes()];
    for (int i = 0; i < forecasts.length; i++) {
      boolean silent = structure.size(i) == 1 && random.nextInt(3) > 0;
      forecasts[i] = structure.size(i) * (5 + 5 * random.nextDouble());
      variances[i] = silent ? Double.NaN : 0.5 + random.nextDouble();
    }
    double[] prior = new double[structure.leaves()];
    Arrays.setAll(prior, j -> 1 + 9 * random.nextDouble());
    ErrorModel errors = ErrorModel.diagonal(variances);
    double[] dual =
        new DualLeastSquares(new LeafProblem(structure, errors), 1e-11, 1000)
            .solve(forecasts, prior, false);
    double[] primal =
        new SparseLeastSquares(structure, forecasts, errors.weights(), 1e-13).solve(prior, false);
    double[] dualSums = structure.sums(dual);
    double[] primalSums = structure.sums(primal);

    assertThat(closeness(dualSums, forecasts, variances))
        .isCloseTo(closeness(primalSums, forecasts, variances), within(1e-7));
    for (int i = 0; i <= rows; i++) {
      assertThat(dualSums[i]).isCloseTo(primalSums[i], within(1e-6));
    }
  }

  private static double closeness(double[] sums, double[] forecasts, double[] variances) {
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      double error = sums[i] - forecasts[i];
      sum += Double.isNaN(variances[i]) ? 0 : error * error / variances[i];
    }
    return sum;
  }

  @Test
  void severalForecastsOfOneLeafCountAsTheirMean() {
    GroupedStructure structure =
        GroupedStructure.of(2, List.of(new int[] {0}, new int[] {0}, new int[] {1}));
    double[] leaves =
        Reconciler.wls(new double[] {1, 3, 1})
            .reconcile(structure, new double[] {8, 16, 5}, new double[2]);

    assertThat(leaves[0]).isCloseTo(10, within(1e-12));
    assertThat(leaves[1]).isEqualTo(5);
  }

  /** The size of a large panel: shrunk covariance, negatives to hold, nothing dense. */
  @Test
  void thirtyThousandCorrelatedLeavesFit() {
    int leaves = 30_000;
    int periods = 24;
    List<int[]> nodes = new ArrayList<>();
    for (int parts : new int[] {1, 4, 10, 35}) {
      for (int g = 0; g < parts; g++) {
        int first = g;
        int[] node = new int[(leaves - g + parts - 1) / parts];
        Arrays.setAll(node, k -> first + k * parts);
        nodes.add(node);
      }
    }
    for (int j = 0; j < leaves; j++) {
      nodes.add(new int[] {j});
    }
    GroupedStructure structure = GroupedStructure.of(leaves, nodes);
    ShrunkCovariance covariance = covariance(structure, periods, 3);
    SplittableRandom random = new SplittableRandom(4);
    double[] forecasts = new double[structure.nodes()];
    Arrays.setAll(forecasts, i -> structure.size(i) * 4.0 * (random.nextDouble() - 0.2));
    double[] found =
        Reconciler.minTrace(covariance).reconcile(structure, forecasts, new double[leaves]);

    assertThat(covariance.lambda()).isBetween(0.01, 0.99);
    assertThat(Arrays.stream(found).min().orElseThrow()).isZero();
    assertThat(Arrays.stream(found).filter(b -> b > 0).count()).isGreaterThan(leaves / 3);
  }
}
