package io.sales360.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReconciliationProperties {
  private static final double KKT = 1e-6;

  /** A total, two crossing groupings, and all leaves. */
  private static GroupedStructure structure(int rows, int columns, boolean withLeaves) {
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
    for (int c = 0; c < columns; c++) {
      int column = c;
      int[] node = new int[rows];
      Arrays.setAll(node, r -> r * columns + column);
      nodes.add(node);
    }
    for (int j = 0; withLeaves && j < leaves; j++) {
      nodes.add(new int[] {j});
    }
    return GroupedStructure.of(leaves, nodes);
  }

  private static double[] random(SplittableRandom random, int n, double from, double to) {
    double[] values = new double[n];
    Arrays.setAll(values, i -> from + (to - from) * random.nextDouble());
    return values;
  }

  @Property(tries = 200)
  void solutionsSatisfyTheOptimalityConditions(
      @ForAll @IntRange(min = 1, max = 8) int rows,
      @ForAll @IntRange(min = 1, max = 8) int columns,
      @ForAll boolean withLeaves,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GroupedStructure structure = structure(rows, columns, withLeaves);
    double[] forecasts = random(random, structure.nodes(), -30, 100);
    double[] variances = random(random, structure.nodes(), 0.1, 5);
    double[] shares = random(random, structure.leaves(), 0, 1);
    double[] leaves = Reconciler.wls(variances).reconcile(structure, forecasts, shares);

    double[] errors = structure.sums(leaves);
    double largest = 0;
    for (int i = 0; i < errors.length; i++) {
      largest = Math.max(largest, 1 / variances[i]);
    }
    for (int i = 0; i < errors.length; i++) {
      errors[i] = (errors[i] - forecasts[i]) / variances[i] / largest;
    }
    double[] gradient = structure.spread(errors);
    double tolerance =
        KKT
            * Arrays.stream(gradientAtZero(structure, forecasts, variances, largest))
                .map(Math::abs)
                .max()
                .orElseThrow();
    for (int j = 0; j < leaves.length; j++) {
      assertThat(leaves[j]).isNotNegative();
      assertThat(gradient[j]).isGreaterThan(-tolerance);
      if (leaves[j] > 1e-9) {
        assertThat(gradient[j]).isCloseTo(0, within(tolerance));
      }
    }
  }

  private static double[] gradientAtZero(
      GroupedStructure structure, double[] forecasts, double[] variances, double largest) {
    double[] weighted = new double[forecasts.length];
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] = forecasts[i] / variances[i] / largest;
    }
    return structure.spread(weighted);
  }

  @Property(tries = 40)
  void coherentForecastsStayAsTheyAre(
      @ForAll @IntRange(min = 1, max = 8) int rows,
      @ForAll @IntRange(min = 1, max = 8) int columns,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GroupedStructure structure = structure(rows, columns, true);
    double[] truth = random(random, structure.leaves(), 0, 100);
    double[] forecasts = structure.sums(truth);
    for (Reconciler reconciler :
        List.of(Reconciler.ols(), Reconciler.structural(), Reconciler.bottomUp())) {
      double[] leaves = reconciler.reconcile(structure, forecasts, truth);
      for (int j = 0; j < leaves.length; j++) {
        assertThat(leaves[j]).isCloseTo(truth[j], within(1e-6));
      }
    }
  }

  @Property(tries = 40)
  void reconcilingTwiceChangesNothing(
      @ForAll @IntRange(min = 2, max = 8) int rows,
      @ForAll @IntRange(min = 2, max = 8) int columns,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    GroupedStructure structure = structure(rows, columns, true);
    double[] forecasts = random(random, structure.nodes(), -30, 100);
    double[] shares = random(random, structure.leaves(), 0, 1);
    double[] once = structure.sums(Reconciler.ols().reconcile(structure, forecasts, shares));
    double[] twice = structure.sums(Reconciler.ols().reconcile(structure, once, shares));
    for (int i = 0; i < once.length; i++) {
      assertThat(twice[i]).isCloseTo(once[i], within(1e-6 * (1 + once[i])));
    }
  }

  @Property(tries = 100)
  void unitsAddUpToTheRoundedTotal(
      @ForAll @IntRange(min = 1, max = 200) int n,
      @ForAll @IntRange(min = 0, max = 4) int decimals,
      @ForAll long seed) {
    double[] leaves = random(new SplittableRandom(seed), n, 0, 1000);
    long[] units = ExactRounding.units(leaves, decimals);
    BigDecimal total = BigDecimal.ZERO;
    for (int j = 0; j < n; j++) {
      BigDecimal exact = new BigDecimal(leaves[j]).scaleByPowerOfTen(decimals);
      total = total.add(exact);
      assertThat(Math.abs(exact.doubleValue() - units[j])).isLessThan(1);
    }
    assertThat(Arrays.stream(units).sum())
        .isEqualTo(total.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}
