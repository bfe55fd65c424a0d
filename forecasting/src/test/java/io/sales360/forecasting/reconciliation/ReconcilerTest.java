package io.sales360.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final double NONE = Double.NaN;

  /** Total of three leaves and the leaves. */
  private static final GroupedStructure SMALL =
      GroupedStructure.of(
          3, List.of(new int[] {0, 1, 2}, new int[] {0}, new int[] {1}, new int[] {2}));

  private static final double[] EQUAL = {1, 1, 1};

  @Test
  void olsSharesTheGap() {
    double[] leaves = Reconciler.ols().reconcile(SMALL, new double[] {70, 10, 20, 30}, EQUAL);
    assertThat(leaves[0]).isCloseTo(12.5, within(1e-9));
    assertThat(leaves[1]).isCloseTo(22.5, within(1e-9));
    assertThat(leaves[2]).isCloseTo(32.5, within(1e-9));
  }

  @Test
  void wlsTrustsWhatVariesLess() {
    double[] leaves =
        Reconciler.wls(new double[] {1, 1e9, 1, 1})
            .reconcile(SMALL, new double[] {70, 10, 20, 30}, EQUAL);
    assertThat(leaves[0]).isCloseTo(20, within(1e-3));
    assertThat(leaves[1]).isCloseTo(20, within(1e-3));
  }

  @Test
  void noLeafFallsBelowZero() {
    double[] leaves = Reconciler.ols().reconcile(SMALL, new double[] {10, 1, 30, 1}, EQUAL);
    assertThat(leaves[0]).isZero();
    assertThat(leaves[2]).isZero();
    assertThat(leaves[1]).isCloseTo(20, within(1e-9));
  }

  @Test
  void measuresThatMayFallBelowZeroDo() {
    double[] forecasts = {10, -6, 30, 2};
    double[] ols = Reconciler.ols().allowingNegative().reconcile(SMALL, forecasts, EQUAL);
    double[] own = Reconciler.bottomUp().allowingNegative().reconcile(SMALL, forecasts, EQUAL);

    assertThat(own).containsExactly(-6, 30, 2);
    assertThat(ols[0]).isCloseTo(-10, within(1e-9));
    assertThat(ols[1]).isCloseTo(26, within(1e-9));
    assertThat(ols[2]).isCloseTo(-2, within(1e-9));
  }

  @Test
  void leavesWithoutForecastFollowTheirParent() {
    double[] forecasts = {100, NONE, 40, NONE};
    double[] shares = {3, 9, 1};
    for (Reconciler reconciler : List.of(Reconciler.bottomUp(), Reconciler.ols())) {
      double[] leaves = reconciler.reconcile(SMALL, forecasts, shares);
      assertThat(leaves[0]).isCloseTo(45, within(1e-9));
      assertThat(leaves[1]).isCloseTo(40, within(1e-9));
      assertThat(leaves[2]).isCloseTo(15, within(1e-9));
    }
  }

  @Test
  void withoutSharesLeavesAreEqual() {
    double[] leaves =
        Reconciler.ols().reconcile(SMALL, new double[] {90, NONE, NONE, NONE}, new double[3]);
    assertThat(leaves[0]).isCloseTo(30, within(1e-9));
    assertThat(leaves[2]).isCloseTo(30, within(1e-9));
  }

  @Test
  void thirtyThousandLeavesFit() {
    int leaves = 30_000;
    SplittableRandom random = new SplittableRandom(1);
    List<int[]> nodes = new ArrayList<>();
    int[] all = new int[leaves];
    Arrays.setAll(all, j -> j);
    nodes.add(all);
    for (int size : new int[] {20, 100, 400, 1500}) {
      List<List<Integer>> groups = new ArrayList<>();
      for (int g = 0; g < size; g++) {
        groups.add(new ArrayList<>());
      }
      for (int j = 0; j < leaves; j++) {
        groups.get(random.nextInt(size)).add(j);
      }
      groups.stream()
          .filter(group -> !group.isEmpty())
          .forEach(group -> nodes.add(group.stream().mapToInt(Integer::intValue).toArray()));
    }
    GroupedStructure structure = GroupedStructure.of(leaves, nodes);
    double[] truth = new double[leaves];
    Arrays.setAll(truth, j -> 100 * random.nextDouble());
    double[] forecasts = structure.sums(truth);
    for (int i = 0; i < forecasts.length; i++) {
      forecasts[i] *= 0.9 + 0.2 * random.nextDouble();
    }
    double[] found = Reconciler.structural().reconcile(structure, forecasts, truth);
    double[] sums = structure.sums(found);

    assertThat(found).hasSize(leaves);
    assertThat(Arrays.stream(found).min().orElseThrow()).isNotNegative();
    double before = 0;
    double after = 0;
    double[] exact = structure.sums(truth);
    for (int i = 0; i < sums.length; i++) {
      before += Math.pow(forecasts[i] - exact[i], 2) / structure.size(i);
      after += Math.pow(sums[i] - exact[i], 2) / structure.size(i);
    }
    assertThat(after).isLessThan(before);
  }

  @Test
  void refusesWhatDoesNotBelongTogether() {
    Reconciler ols = Reconciler.ols();
    assertThatThrownBy(() -> ols.reconcile(SMALL, new double[2], EQUAL))
        .hasMessageContaining("2 forecasts");
    assertThatThrownBy(() -> ols.reconcile(SMALL, new double[4], new double[] {1, -1, 1}))
        .hasMessageContaining("(-1.0) of leaf 1");
    assertThatThrownBy(() -> ols.reconcile(SMALL, new double[] {NONE, 1, NONE, 1}, EQUAL))
        .hasMessageContaining("leaf (1)");
    assertThatThrownBy(() -> Reconciler.wls(new double[] {-1})).hasMessageContaining("node 0");
    assertThatThrownBy(() -> SMALL.sums(new double[2])).hasMessageContaining("3 leaves");
    assertThatThrownBy(() -> GroupedStructure.of(2, List.of(new int[] {0, 0})))
        .hasMessageContaining("Node 0");
    assertThatThrownBy(() -> GroupedStructure.of(2, List.of(new int[] {2})))
        .hasMessageContaining("outside 0..1");
    assertThatThrownBy(() -> GroupedStructure.of(2, List.of(new int[0])))
        .hasMessageContaining("no leaf");
  }

  @Test
  void roundsByLargestRemainder() {
    assertThat(ExactRounding.units(new double[] {0.6, 0.6, 0.8}, 0)).containsExactly(1, 0, 1);
    assertThat(ExactRounding.amounts(new double[] {1.005, 2.004}, 2))
        .containsExactly(new BigDecimal("1.01"), new BigDecimal("2.00"));
    long[] units = ExactRounding.units(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, 2);
    assertThat(SMALL.sums(units)).containsExactly(100, 34, 33, 33);
    assertThatThrownBy(() -> ExactRounding.units(new double[] {Double.NaN}, 2))
        .hasMessageContaining("leaf 0");
    assertThatThrownBy(() -> ExactRounding.units(new double[0], 10))
        .hasMessageContaining("decimals (10)");
  }

  @Test
  void quantilesMoveWithTheMean() {
    Quantiles base = Quantiles.of(QuantileLevels.of(0.1, 0.5, 0.9), 8, 10, 13);

    assertThat(QuantileScaling.around(20, 10, base, true).toArray()).containsExactly(16, 20, 26);
    assertThat(QuantileScaling.around(0, 10, base, true).toArray()).containsExactly(0, 0, 3);
    assertThat(QuantileScaling.around(-5, 10, base, false).toArray()).containsExactly(-7, -5, -2);
    assertThat(QuantileScaling.around(100, 10, base, true).toArray()).containsExactly(98, 100, 103);
  }

  @Test
  void structuresTellWhatTheyHold() {
    assertThat(SMALL.leaves()).isEqualTo(3);
    assertThat(SMALL.nodes()).isEqualTo(4);
    assertThat(SMALL.leavesOf(0)).containsExactly(0, 1, 2);
    assertThat(SMALL.size(2)).isEqualTo(1);
    assertThat(SMALL.sums(new double[] {1, 2, 3})).containsExactly(6, 1, 2, 3);
  }
}
