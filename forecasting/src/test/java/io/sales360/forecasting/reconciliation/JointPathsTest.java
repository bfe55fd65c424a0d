package io.sales360.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.math.NormalNumbers;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Twelve shops in three regions whose demand shares a national and a regional factor. */
class JointPathsTest {
  private static final QuantileLevels LEVELS = QuantileLevels.standard();
  private static final int STEPS = 4;
  private static final int COUNT = 1001;
  private static final double NATIONAL = 6;
  private static final double REGIONAL = 8;
  private static final double OWN = 10;
  private static final double LEAF = Math.sqrt(36 + 64 + 100);

  private static final GroupedStructure TREE =
      GroupedStructure.of(
          12,
          List.of(
              IntStream.range(0, 12).toArray(),
              IntStream.range(0, 4).toArray(),
              IntStream.range(4, 8).toArray(),
              IntStream.range(8, 12).toArray(),
              new int[] {5}));

  /** Deviation of a sum of leaves, so many in each region. */
  private static double deviation(int... perRegion) {
    double all = 0;
    double variance = 0;
    for (int n : perRegion) {
      all += n;
      variance += n * n * REGIONAL * REGIONAL + n * OWN * OWN;
    }
    return Math.sqrt(variance + all * all * NATIONAL * NATIONAL);
  }

  private static NodeFuture future(String id, double mean, double deviation, Support support) {
    double[] values = new double[LEVELS.size()];
    for (int i = 0; i < values.length; i++) {
      double z = NormalNumbers.quantile(LEVELS.probabilities().get(i));
      values[i] = support.nearest(mean + deviation * z);
    }
    return new NodeFuture(
        id,
        Collections.nCopies(STEPS, Quantiles.of(LEVELS, values)),
        support,
        StepDependence.sharing(STEPS, 0.3));
  }

  private static List<NodeFuture> leaves() {
    return IntStream.range(0, 12)
        .mapToObj(i -> future("shop-" + i, 100 + i, LEAF, Support.REAL))
        .toList();
  }

  private static List<@Nullable NodeFuture> nodes() {
    List<@Nullable NodeFuture> nodes = new ArrayList<>();
    nodes.add(future("total", 1266, deviation(4, 4, 4), Support.REAL));
    nodes.add(future("north", 406, deviation(4), Support.REAL));
    nodes.add(future("east", 422, deviation(4), Support.REAL));
    nodes.add(null);
    nodes.add(leaves().get(5));
    return nodes;
  }

  private static JointPaths joint() {
    return JointPaths.of(TREE, leaves(), nodes(), COUNT, 360);
  }

  private static double width(SamplePaths paths, int firstH, int lastH) {
    Quantiles quantiles = paths.quantilesOfSum(firstH, lastH, LEVELS);
    return (quantiles.at(0.9) - quantiles.at(0.1)) / (2 * 1.2815515655446004);
  }

  @Test
  void childrenAddUpInEveryPathAndStep() {
    List<SamplePaths> nodes = joint().ofNodes();

    for (int k = 0; k < COUNT; k++) {
      for (int h = 1; h <= STEPS; h++) {
        double sum = nodes.get(1).value(k, h) + nodes.get(2).value(k, h) + nodes.get(3).value(k, h);
        assertThat(nodes.get(0).value(k, h)).isCloseTo(sum, within(1e-9));
      }
    }
  }

  @Test
  void leavesKeepTheirPublishedQuantiles() {
    SamplePaths shop = joint().ofSums(List.of(new int[] {5})).get(0);

    for (int h = 1; h <= STEPS; h++) {
      assertThat(shop.quantiles(h, LEVELS).toArray())
          .usingComparatorWithPrecision(1e-9)
          .containsExactly(leaves().get(5).quantiles().get(h - 1).toArray());
    }
  }

  @Test
  void sumsAreAsWideAsTheNodesSay() {
    List<SamplePaths> nodes = joint().ofNodes();

    for (int h = 1; h <= STEPS; h++) {
      assertThat(width(nodes.get(0), h, h) / deviation(4, 4, 4)).isBetween(0.97, 1.03);
      assertThat(width(nodes.get(1), h, h) / deviation(4)).isBetween(0.97, 1.03);
      assertThat(width(nodes.get(2), h, h) / deviation(4)).isBetween(0.97, 1.03);
    }
  }

  @Test
  void sumsThatNobodyPublishedFollow() {
    List<SamplePaths> sums = joint().ofSums(List.of(new int[] {0, 1}, new int[] {0, 4}));

    // Deviations of the model that made the nodes; independent shops would have 20.
    assertThat(width(sums.get(0), 1, 1) / deviation(2)).isBetween(0.9, 1.1);
    assertThat(width(sums.get(1), 1, 1) / deviation(1, 1)).isBetween(0.9, 1.1);
  }

  @Test
  void sumsOverPeriodsKeepWhatTheStepsOfLeavesShare() {
    SamplePaths total = joint().ofNodes().get(0);
    double independent = deviation(4, 4, 4) * Math.sqrt(STEPS);
    double shared = deviation(4, 4, 4) * Math.sqrt(STEPS + 0.3 * STEPS * (STEPS - 1));

    assertThat(width(total, 1, STEPS)).isBetween(1.15 * independent, 1.04 * shared);
  }

  @Test
  void countsStayWhole() {
    GroupedStructure pair = GroupedStructure.of(2, List.of(new int[] {0, 1}));
    List<NodeFuture> counted =
        List.of(future("a", 1, 2, Support.COUNTS), future("b", 2, 2, Support.COUNTS));
    SamplePaths sum =
        JointPaths.of(pair, counted, List.of(future("both", 3, 3, Support.COUNTS)), 301, 1)
            .ofNodes()
            .get(0);

    for (int k = 0; k < sum.count(); k++) {
      assertThat(sum.value(k, 2)).isEqualTo(Math.rint(sum.value(k, 2))).isNotNegative();
    }
  }

  @Test
  void nodesThatSwingAgainstEachOtherAreNarrowerThanIndependentOnes() {
    GroupedStructure pair = GroupedStructure.of(2, List.of(new int[] {0, 1}));
    List<NodeFuture> two =
        List.of(future("a", 50, 10, Support.REAL), future("b", 50, 10, Support.REAL));
    SamplePaths sum =
        JointPaths.of(pair, two, List.of(future("both", 100, 7, Support.REAL)), COUNT, 1)
            .ofNodes()
            .get(0);

    assertThat(width(sum, 1, 1)).isBetween(6.7, 7.3);
  }

  @Test
  void nothingButSeedAndNamesDecides() {
    assertThat(joint().ofNodes()).isEqualTo(joint().ofNodes());
    assertThat(JointPaths.of(TREE, leaves(), nodes(), COUNT, 361).ofNodes())
        .isNotEqualTo(joint().ofNodes());
    assertThat(joint().ofSums(List.of(TREE.leavesOf(1))).get(0))
        .isEqualTo(joint().ofNodes().get(1));
  }

  @Test
  void seriesWithoutSpreadStayWhereTheyAre() {
    GroupedStructure pair = GroupedStructure.of(2, List.of(new int[] {0, 1}));
    List<NodeFuture> flat =
        List.of(future("a", 3, 0, Support.REAL), future("b", 4, 0, Support.REAL));
    SamplePaths sum =
        JointPaths.of(pair, flat, List.of(future("both", 9, 1, Support.REAL)), 11, 1)
            .ofNodes()
            .get(0);

    assertThat(sum.value(3, 1)).isEqualTo(7);
  }

  @Test
  void futuresOfAnotherStructureAreRefused() {
    assertThatThrownBy(() -> JointPaths.of(TREE, leaves().subList(0, 3), nodes(), COUNT, 1))
        .hasMessageContaining("futures of 3 leaves");
    NodeFuture shorter =
        new NodeFuture(
            "short",
            leaves().get(0).quantiles().subList(0, 2),
            Support.REAL,
            StepDependence.sharing(2, 0));
    List<NodeFuture> uneven = new ArrayList<>(leaves());
    uneven.set(3, shorter);
    assertThatThrownBy(() -> JointPaths.of(TREE, uneven, nodes(), COUNT, 1))
        .hasMessageContaining("(short) has 2 steps but (shop-0) has 4");
    assertThatThrownBy(
            () ->
                new NodeFuture(
                    "x", leaves().get(0).quantiles(), Support.REAL, StepDependence.sharing(2, 0)))
        .hasMessageContaining("(x) has 4 steps and a dependence of 2");
  }
}
