package io.sales360.forecasting.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sales360.forecasting.model.Residuals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReconciliationMethodTest {
  /** Total, two groups, four leaves: A = a + b, B = c + d. */
  private static final GroupedStructure TREE =
      GroupedStructure.of(
          4,
          List.of(
              new int[] {0, 1, 2, 3},
              new int[] {0, 1},
              new int[] {2, 3},
              new int[] {0},
              new int[] {1},
              new int[] {2},
              new int[] {3}));

  /** Rows and columns of a 3 × 2 table, total and cells; not a tree. */
  private static final GroupedStructure CROSSED =
      GroupedStructure.of(
          6,
          List.of(
              new int[] {0, 1, 2, 3, 4, 5},
              new int[] {0, 1},
              new int[] {2, 3},
              new int[] {4, 5},
              new int[] {0, 2, 4},
              new int[] {1, 3, 5},
              new int[] {0},
              new int[] {1},
              new int[] {2},
              new int[] {3},
              new int[] {4},
              new int[] {5}));

  private static NodeRecord record(GroupedStructure structure, long seed, int periods) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> histories = new ArrayList<>();
    List<Residuals> residuals = new ArrayList<>();
    double[] shared = new double[periods];
    Arrays.setAll(shared, t -> random.nextDouble() - 0.5);
    for (int i = 0; i < structure.nodes(); i++) {
      double[] history = new double[periods];
      double[] errors = new double[periods];
      for (int t = 0; t < periods; t++) {
        history[t] = structure.size(i) * (5 + random.nextDouble());
        errors[t] = structure.size(i) * (shared[t] + random.nextDouble() - 0.5);
      }
      histories.add(history);
      residuals.add(Residuals.of(errors));
    }
    return new NodeRecord(histories, residuals, List.of(1, 2));
  }

  private static double[] forecasts(GroupedStructure structure, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] forecasts = new double[structure.nodes()];
    Arrays.setAll(forecasts, i -> structure.size(i) * (8 + 4 * random.nextDouble()));
    return forecasts;
  }

  @ParameterizedTest
  @EnumSource
  void sumsHold(ReconciliationMethod method) {
    Reconciliation reconciliation = method.learn(TREE, record(TREE, 1, 30));
    double[] nodes = reconciliation.nodes(forecasts(TREE, 2));

    assertThat(nodes[1] + nodes[2]).isCloseTo(nodes[0], within(1e-8 * nodes[0]));
    assertThat(nodes[3] + nodes[4]).isCloseTo(nodes[1], within(1e-8 * nodes[0]));
    assertThat(nodes[5] + nodes[6]).isCloseTo(nodes[2], within(1e-8 * nodes[0]));
    assertThat(ReconciliationMethod.of(method.word())).isEqualTo(method);
  }

  /** Methods that use all forecasts leave those alone that add up already. */
  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TOP_DOWN_AVERAGE_PROPORTIONS", "TOP_DOWN_PROPORTIONS_OF_AVERAGES"})
  void coherentForecastsAreLeftAlone(ReconciliationMethod method) {
    double[] coherent = TREE.sums(new double[] {4, 0, 7, 2.5});
    double[] nodes = method.learn(TREE, record(TREE, 3, 30)).nodes(coherent);

    for (int i = 0; i < nodes.length; i++) {
      assertThat(nodes[i]).isCloseTo(coherent[i], within(1e-9));
    }
  }

  @Test
  void topDownDividesByShares() {
    double[] forecasts = {100, 1, 1, 1, 1, 1, 1};
    List<double[]> histories = new ArrayList<>();
    double[][] leaves = {{1, 4}, {1, 2}, {1, 10}, {1, Double.NaN}};
    for (int i = 0; i < TREE.nodes(); i++) {
      histories.add(i < 3 ? new double[2] : leaves[i - 3]);
    }
    NodeRecord record = new NodeRecord(histories, List.of(), List.of());

    // Averages of 1/4 with 1/4, 1/8 and 10/16, and 1/4 alone; they add up to 1.125.
    double[] average =
        ReconciliationMethod.TOP_DOWN_AVERAGE_PROPORTIONS.learn(TREE, record).leaves(forecasts);
    double sum = 0.25 + 0.1875 + 0.4375 + 0.25;
    assertThat(average[0]).isCloseTo(25 / sum, within(1e-9));
    assertThat(average[1]).isCloseTo(18.75 / sum, within(1e-9));
    assertThat(average[2]).isCloseTo(43.75 / sum, within(1e-9));
    // Means 2.5, 1.5, 5.5, 1.
    double[] ofAverages =
        ReconciliationMethod.TOP_DOWN_PROPORTIONS_OF_AVERAGES.learn(TREE, record).leaves(forecasts);
    assertThat(ofAverages[2]).isCloseTo(550 / 10.5, within(1e-9));
    assertThat(ofAverages[3]).isCloseTo(100 / 10.5, within(1e-9));
  }

  @Test
  void forecastProportionsGoDownLevelByLevel() {
    double[] forecasts = {120, 30, 10, 5, 15, 1, 3};
    double[] down = Reconciler.topDownByForecasts().reconcile(TREE, forecasts, new double[4]);
    double[] middle =
        Reconciler.middleOutByForecasts(1, 2).reconcile(TREE, forecasts, new double[4]);
    double[] equal = Reconciler.middleOut(1, 2).reconcile(TREE, forecasts, new double[4]);

    assertThat(down).containsExactly(22.5, 67.5, 7.5, 22.5);
    assertThat(middle).containsExactly(7.5, 22.5, 2.5, 7.5);
    assertThat(equal).containsExactly(15, 15, 5, 5);
  }

  @Test
  void forecastProportionsNeedNotBeATree() {
    double[] forecasts = forecasts(CROSSED, 5);
    double[] leaves = Reconciler.topDownByForecasts().reconcile(CROSSED, forecasts, new double[6]);
    double column = forecasts[0] * forecasts[4] / (forecasts[4] + forecasts[5]);

    assertThat(leaves[0] + leaves[2] + leaves[4]).isCloseTo(column, within(1e-9));
    assertThat(Arrays.stream(leaves).sum()).isCloseTo(forecasts[0], within(1e-9));
  }

  @Test
  void zerosAreDividedEqually() {
    double[] forecasts = {8, 0, 0, 0, 0, 0, 0};
    assertThat(Reconciler.topDownByForecasts().reconcile(TREE, forecasts, new double[4]))
        .containsExactly(2, 2, 2, 2);
    assertThat(Reconciler.topDown().reconcile(TREE, forecasts, new double[4]))
        .containsExactly(2, 2, 2, 2);
  }

  /** S (S'W⁻¹S)⁻¹ S'W⁻¹ f by dense algebra. */
  private static double[] dense(GroupedStructure structure, RealMatrix w, double[] forecasts) {
    RealMatrix s = new Array2DRowRealMatrix(structure.nodes(), structure.leaves());
    for (int i = 0; i < structure.nodes(); i++) {
      for (int leaf : structure.leavesOf(i)) {
        s.setEntry(i, leaf, 1);
      }
    }
    RealMatrix inverse = new LUDecomposition(w).getSolver().getInverse();
    RealMatrix weighted = s.transpose().multiply(inverse);
    return s.operate(
            new LUDecomposition(weighted.multiply(s))
                .getSolver()
                .solve(weighted.operate(new ArrayRealVector(forecasts))))
        .toArray();
  }

  @Test
  void minTraceIsTheDenseEstimator() {
    for (GroupedStructure structure : List.of(TREE, CROSSED)) {
      ShrunkCovariance covariance = ShrunkCovariance.of(record(structure, 4, 15).residuals());
      int n = structure.nodes();
      RealMatrix w = new Array2DRowRealMatrix(n, n);
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
          w.setEntry(i, k, covariance.covariance(i, k));
        }
      }
      double[] forecasts = forecasts(structure, 6);
      double[] expected = dense(structure, w, forecasts);
      double[] found =
          structure.sums(
              Reconciler.minTrace(covariance)
                  .reconcile(structure, forecasts, new double[structure.leaves()]));

      assertThat(covariance.lambda()).isBetween(0.01, 0.9);
      for (int i = 0; i < n; i++) {
        assertThat(found[i]).isCloseTo(expected[i], within(1e-8 * Math.abs(expected[i])));
      }
    }
  }

  /** Few periods and many nodes: the intensity against its definition, pair by pair. */
  @Test
  void theIntensityIsThatOfAllPairs() {
    List<Residuals> residuals = record(CROSSED, 8, 9).residuals();
    int periods = 9;
    double spread = 0;
    double squares = 0;
    for (int i = 0; i < residuals.size(); i++) {
      for (int k = 0; k < residuals.size(); k++) {
        double scale = Math.sqrt(residuals.get(i).meanSquare() * residuals.get(k).meanSquare());
        double mean = 0;
        for (int t = 0; t < periods; t++) {
          mean += residuals.get(i).value(t) * residuals.get(k).value(t) / scale / periods;
        }
        double sum = 0;
        for (int t = 0; t < periods; t++) {
          double product = residuals.get(i).value(t) * residuals.get(k).value(t) / scale;
          sum += (product - mean) * (product - mean);
        }
        spread += i == k ? 0 : sum / (periods * (periods - 1.0));
        squares += i == k ? 0 : mean * mean;
      }
    }
    assertThat(ShrunkCovariance.of(residuals).lambda()).isCloseTo(spread / squares, within(1e-10));
  }

  @Test
  void missingErrorsKeepTheVariance() {
    ShrunkCovariance covariance =
        ShrunkCovariance.of(
            List.of(
                Residuals.of(Double.NaN, 2, -2, 2, 1),
                Residuals.of(1, 1, -1, 2, 0),
                Residuals.of(0, 0, 0, 0, 0)));
    assertThat(covariance.covariance(0, 0)).isEqualTo(13 / 4.0);
    assertThat(covariance.covariance(2, 2)).isEqualTo(7 / 5.0);
    assertThat(covariance.covariance(2, 1)).isZero();
    assertThatThrownBy(() -> ShrunkCovariance.of(List.of(Residuals.of(1), Residuals.of(1, 2))))
        .hasMessageContaining("Node 1 has 2 residuals");
  }

  @Test
  void uncorrelatedErrorsMakeItWls() {
    List<Residuals> residuals = new ArrayList<>();
    double[] variances = new double[TREE.nodes()];
    for (int i = 0; i < TREE.nodes(); i++) {
      double[] errors = new double[TREE.nodes()];
      errors[i] = 1 + i;
      residuals.add(Residuals.of(errors));
      variances[i] = residuals.get(i).meanSquare();
    }
    ShrunkCovariance covariance = ShrunkCovariance.of(residuals);
    double[] forecasts = forecasts(TREE, 9);
    double[] mint = Reconciler.minTrace(covariance).reconcile(TREE, forecasts, new double[4]);
    double[] wls = Reconciler.wls(variances).reconcile(TREE, forecasts, new double[4]);

    assertThat(covariance.lambda()).isEqualTo(1);
    for (int j = 0; j < 4; j++) {
      assertThat(mint[j]).isCloseTo(wls[j], within(1e-10));
    }
  }

  @Test
  void refusesWhatItCannotLearnFrom() {
    NodeRecord nothing = new NodeRecord(List.of(), List.of(), List.of());
    GroupedStructure headless = GroupedStructure.of(2, List.of(new int[] {0}, new int[] {1}));

    for (String word :
        List.of("mint-shrink", "wls-variance", "top-down-average-proportions", "middle-out")) {
      assertThatThrownBy(() -> ReconciliationMethod.of(word).learn(TREE, nothing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\nMaybe");
    }
    assertThatThrownBy(() -> ReconciliationMethod.of("mint")).hasMessageContaining("(mint)");
    assertThatThrownBy(() -> Reconciler.topDown().reconcile(headless, new double[2], new double[2]))
        .hasMessageContaining("No node holds all 2 leaves");
    assertThatThrownBy(() -> Reconciler.middleOut(1).reconcile(TREE, new double[7], new double[4]))
        .hasMessageContaining("leaf (2) is in none");
    assertThatThrownBy(
            () -> Reconciler.middleOut(0, 1).reconcile(TREE, new double[7], new double[4]))
        .hasMessageContaining("leaf (0) is in two");
    double[] silent = {Double.NaN, 1, 1, 1, 1, 1, 1};
    assertThatThrownBy(() -> Reconciler.topDown().reconcile(TREE, silent, new double[4]))
        .hasMessageContaining("Node 0 hands");
    assertThatThrownBy(
            () -> Reconciler.wls(new double[2]).reconcile(TREE, new double[7], new double[4]))
        .hasMessageContaining("2 error variances");
    assertThatThrownBy(
            () -> Reconciler.topDown().reconcile(TREE, new double[7], new double[] {1, -1, 1, 1}))
        .hasMessageContaining("share (-1.0)");
  }

  @Test
  void pathsAreReconciledTogether() {
    Reconciliation mint = ReconciliationMethod.MINT_SHRINK.learn(TREE, record(TREE, 1, 30));
    double[][] drawn = {forecasts(TREE, 1), forecasts(TREE, 2), forecasts(TREE, 3)};
    drawn[2][5] = -40;
    double[][] nodes = mint.paths(drawn);
    double[][] signed = mint.allowingNegative().paths(drawn);

    for (int i = 0; i < 3; i++) {
      assertThat(nodes[i]).containsExactly(mint.nodes(drawn[i]));
      assertThat(nodes[i][1] + nodes[i][2]).isCloseTo(nodes[i][0], within(1e-9));
    }
    assertThat(nodes[2][5]).isZero();
    assertThat(signed[2][5]).isNegative();
    assertThat(mint.paths(new double[0][])).isEmpty();
    drawn[1][3] = Double.NaN;
    assertThatThrownBy(() -> mint.paths(drawn)).hasMessageContaining("Path 1");
  }
}
