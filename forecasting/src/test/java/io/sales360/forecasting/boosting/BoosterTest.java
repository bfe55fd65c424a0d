package io.sales360.forecasting.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoosterTest {
  private static final BoostingPlan PLAN = new BoostingPlan(false, 60, 8, 0.2, 5, 0.1, 0.8, 1, 1L);

  private static float[][] columns(int n, int count) {
    SplittableRandom random = new SplittableRandom(5);
    float[][] columns = new float[count][n];
    for (int i = 0; i < n; i++) {
      for (float[] column : columns) {
        column[i] = (float) random.nextDouble();
      }
    }
    return columns;
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] row(float[][] columns, int i) {
    float[] row = new float[columns.length];
    for (int j = 0; j < row.length; j++) {
      row[j] = columns[j][i];
    }
    return row;
  }

  private static double[] steps(float[][] columns) {
    double[] y = new double[columns[0].length];
    Arrays.setAll(y, i -> (columns[0][i] > 0.5 ? 10 : 2) * (columns[1][i] > 0.3 ? 1 : 3));
    return y;
  }

  @Test
  void learnsAnInteractionUnderEveryLoss() {
    int n = 2000;
    for (Loss loss :
        new Loss[] {
          new Loss.Squared(), new Loss.Poisson(), new Loss.Tweedie(1.4), new Loss.Quantile(0.5)
        }) {
      float[][] columns = columns(n, 4);
      double[] y = steps(columns);
      BoostedTrees trees = Booster.train(PLAN, loss, columns, n, y, ones(n));
      double error = 0;
      for (int i = 0; i < n; i++) {
        error += Math.abs(loss.mean(trees.score(row(columns, i))) - y[i]) / y[i] / n;
      }
      assertThat(error).as(loss.toString()).isLessThan(0.06);
    }
  }

  @Test
  void quantilesSplitTheTargets() {
    int n = 4000;
    float[][] columns = columns(n, 2);
    SplittableRandom random = new SplittableRandom(9);
    double[] y = new double[n];
    Arrays.setAll(y, i -> columns[0][i] * 5 + random.nextDouble());
    BoostedTrees trees = Booster.train(PLAN, new Loss.Quantile(0.9), columns, n, y, ones(n));
    int below = 0;
    for (int i = 0; i < n; i++) {
      below += y[i] <= trees.score(row(columns, i)) ? 1 : 0;
    }
    assertThat(below / (double) n).isCloseTo(0.9, within(0.02));
  }

  @Test
  void missingValuesFindTheirSide() {
    int n = 1000;
    float[][] columns = columns(n, 1);
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = columns[0][i] > 0.5 ? 4 : 1;
      if (i % 5 == 0) {
        columns[0][i] = Float.NaN;
        y[i] = 4;
      }
    }
    BoostedTrees trees = Booster.train(PLAN, new Loss.Squared(), columns, n, y, ones(n));

    assertThat(trees.score(new float[] {Float.NaN})).isCloseTo(4, within(0.05));
    assertThat(trees.score(new float[] {0.1f})).isCloseTo(1, within(0.05));
  }

  @Test
  void shapleyValuesEqualTheirDefinition() {
    int n = 500;
    float[][] columns = columns(n, 4);
    double[] y = new double[n];
    Arrays.setAll(
        y, i -> columns[0][i] * columns[1][i] * 8 + (columns[2][i] > 0.4 ? 3 : 0) + columns[3][i]);
    BoostedTrees trees =
        Booster.train(PLAN.withTrees(10), new Loss.Squared(), columns, n, y, ones(n));
    for (int i = 0; i < 20; i++) {
      float[] row = row(columns, i);
      double[] contributions = new double[4];
      trees.contribute(row, contributions);
      for (int j = 0; j < 4; j++) {
        assertThat(contributions[j]).isCloseTo(brute(trees, row, j), within(1e-9));
      }
      assertThat(trees.expectedScore() + Arrays.stream(contributions).sum())
          .isCloseTo(trees.score(row), within(1e-9));
    }
  }

  /** Shapley's formula over all subsets, with the trees' own conditional expectations. */
  private static double brute(BoostedTrees trees, float[] row, int feature) {
    double sum = 0;
    for (int subset = 0; subset < 16; subset++) {
      if ((subset >> feature & 1) == 0) {
        int size = Integer.bitCount(subset);
        double weight = new double[] {1 / 4.0, 1 / 12.0, 1 / 12.0, 1 / 4.0}[size];
        sum += weight * (given(trees, row, subset | 1 << feature) - given(trees, row, subset));
      }
    }
    return sum;
  }

  private static double given(BoostedTrees trees, float[] row, int subset) {
    double sum = 0;
    double[] all = trees.toArray();
    int at = 2;
    for (int k = 0; k < trees.size(); k++) {
      Tree tree = Tree.read(all, at);
      at += tree.size();
      sum += given(tree, 0, row, subset);
    }
    return sum;
  }

  private static double given(Tree tree, int node, float[] row, int subset) {
    if (tree.feature[node] < 0) {
      return tree.value[node];
    }
    if ((subset >> tree.feature[node] & 1) == 1) {
      return given(tree, tree.next(node, row), row, subset);
    }
    int left = tree.left[node];
    int right = tree.right[node];
    return (tree.cover[left] * given(tree, left, row, subset)
            + tree.cover[right] * given(tree, right, row, subset))
        / tree.cover[node];
  }

  @Test
  void writtenTreesScoreTheSame() {
    int n = 300;
    float[][] columns = columns(n, 3);
    double[] y = steps(columns);
    BoostedTrees trees = Booster.train(PLAN, new Loss.Poisson(), columns, n, y, ones(n));
    BoostedTrees again = Booster.train(PLAN, new Loss.Poisson(), columns, n, y, ones(n));
    BoostedTrees read = BoostedTrees.read(new Loss.Poisson(), trees.toArray(), 0);

    assertThat(again.toArray()).isEqualTo(trees.toArray());
    assertThat(read.score(row(columns, 7))).isEqualTo(trees.score(row(columns, 7)));
    assertThat(read.expectedScore()).isEqualTo(trees.expectedScore());
  }

  @Test
  void zerosUnderALogLinkStayNearZero() {
    float[][] columns = columns(50, 2);
    BoostedTrees trees =
        Booster.train(PLAN, new Loss.Tweedie(1.5), columns, 50, new double[50], ones(50));
    assertThat(Math.exp(trees.score(row(columns, 3)))).isBetween(0.0, 1e-6);
  }

  @Test
  void badInputIsRefused() {
    float[][] columns = columns(3, 1);
    double[] y = {1, -1, 2};
    assertThatThrownBy(() -> Booster.train(PLAN, new Loss.Poisson(), columns, 3, y, ones(3)))
        .hasMessageContaining("(-1.0) of row 1");
    assertThatThrownBy(() -> Booster.train(PLAN, new Loss.Squared(), columns, 0, y, ones(3)))
        .hasMessageContaining("no row");
    assertThatThrownBy(() -> new Loss.Tweedie(2)).hasMessageContaining("2.0");
    assertThatThrownBy(() -> new Loss.Quantile(95)).hasMessageContaining("95.0");
    assertThatThrownBy(() -> PLAN.withTrees(0)).hasMessageContaining("trees 0");
    assertThatThrownBy(() -> PLAN.withLearningRate(2)).hasMessageContaining("learning rate 2.0");
  }
}
