package io.sales360.forecasting.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains an ensemble: unless they are averaged, every tree follows the gradient of the loss at the
 * sum of those before it. Friedman (2001), algorithm 1; shares of rows as Friedman (2002).
 */
public final class Booster {
  private final BoostingPlan plan;
  private final Loss loss;
  private final BinnedColumns data;
  private final double[] y;
  private final double[] weight;
  private final double[] score;

  private Booster(
      BoostingPlan plan, Loss loss, BinnedColumns data, double[] y, double[] weight, double start) {
    this.plan = plan;
    this.loss = loss;
    this.data = data;
    this.y = y;
    this.weight = weight;
    this.score = new double[data.rows()];
    Arrays.fill(score, start);
  }

  /**
   * Trains on the first {@code rows} rows.
   *
   * @param columns one array per feature; NaN is missing
   * @param y targets; finite, and not negative under a logarithmic loss
   * @param weight positive weights
   * @throws IllegalArgumentException if there is no row or a target is out of domain
   */
  public static BoostedTrees train(
      BoostingPlan plan, Loss loss, float[][] columns, int rows, double[] y, double[] weight) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < rows; i++) {
      if (!Double.isFinite(y[i]) || (loss.logarithmic() && y[i] < 0)) {
        throw new IllegalArgumentException(
            "The target ("
                + y[i]
                + ") of row "
                + i
                + " must be finite and, under "
                + loss
                + ", not negative.\nMaybe use the squared loss.");
      }
      sum += weight[i] * y[i];
      total += weight[i];
    }
    if (plan.averaged() && !(loss instanceof Loss.Squared)) {
      throw new IllegalArgumentException(
          "A forest cannot minimise " + loss + ".\nMaybe use the squared loss, or boosting.");
    }
    if (rows == 0) {
      throw new IllegalArgumentException("There is no row.\nMaybe every target is missing.");
    }
    double start = start(loss, sum / total, y, weight, rows);
    BinnedColumns data = BinnedColumns.cut(columns, rows);
    Booster booster = new Booster(plan, loss, data, y, weight, start);
    return new BoostedTrees(loss, start, booster.trees());
  }

  private static double start(Loss loss, double mean, double[] y, double[] weight, int rows) {
    if (loss instanceof Loss.Quantile quantile) {
      return WeightedQuantile.of(y, weight, all(rows), 0, rows, quantile.probability());
    }
    // Where all targets are zero the log link has no start: e⁻²⁰ is zero for every purpose.
    return loss.logarithmic() ? StrictMath.log(Math.max(mean, 2e-9)) : mean;
  }

  private static int[] all(int rows) {
    int[] all = new int[rows];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private List<Tree> trees() {
    TreeGrower grower = new TreeGrower(data, plan);
    SplittableRandom random = new SplittableRandom(plan.seed());
    int n = data.rows();
    double[] gradient = new double[n];
    double[] curvature = new double[n];
    int[] chosen = new int[n];
    int[] leafOf = new int[n];
    List<Tree> trees = new ArrayList<>(plan.trees());
    for (int k = 0; k < plan.trees(); k++) {
      int count = 0;
      for (int i = 0; i < n; i++) {
        gradient[i] = weight[i] * loss.gradient(score[i], y[i]);
        curvature[i] = weight[i] * loss.curvature(score[i], y[i]);
        if (plan.rowShare() == 1 || random.nextDouble() < plan.rowShare()) {
          chosen[count++] = i;
        }
      }
      int[] features = features(random);
      if (count == 0) {
        continue;
      }
      Tree tree = grower.grow(gradient, curvature, chosen, count, features);
      assign(grower, tree, leafOf);
      if (loss instanceof Loss.Quantile quantile) {
        renew(tree, leafOf, quantile.probability());
      }
      for (int node = 0; node < tree.nodes(); node++) {
        tree.value[node] *= plan.averaged() ? 1.0 / plan.trees() : plan.learningRate();
      }
      for (int i = 0; i < n && !plan.averaged(); i++) {
        score[i] += tree.value[leafOf[i]];
      }
      trees.add(tree);
    }
    return trees;
  }

  private int[] features(SplittableRandom random) {
    int[] drawn = data.varying();
    int columns = drawn.length;
    int wanted = Math.min(columns, Math.max(1, (int) Math.round(plan.columnShare() * columns)));
    for (int i = 0; i < wanted; i++) {
      int other = i + random.nextInt(columns - i);
      int kept = drawn[other];
      drawn[other] = drawn[i];
      drawn[i] = kept;
    }
    int[] features = Arrays.copyOf(drawn, wanted);
    Arrays.sort(features);
    return features;
  }

  private void assign(TreeGrower grower, Tree tree, int[] leafOf) {
    for (int i = 0; i < leafOf.length; i++) {
      int node = 0;
      while (tree.feature[node] >= 0) {
        int bin = data.column(tree.feature[node])[i] & 0xff;
        boolean left = bin == 0 ? tree.missingLeft[node] : bin <= grower.splitBin(node);
        node = left ? tree.left[node] : tree.right[node];
      }
      leafOf[i] = node;
    }
  }

  /** Gives every leaf the quantile of the residuals that fall into it. */
  private void renew(Tree tree, int[] leafOf, double probability) {
    int[] ends = new int[tree.nodes() + 1];
    for (int leaf : leafOf) {
      ends[leaf + 1]++;
    }
    for (int node = 0; node < tree.nodes(); node++) {
      ends[node + 1] += ends[node];
    }
    int[] next = ends.clone();
    int[] grouped = new int[leafOf.length];
    double[] residual = new double[leafOf.length];
    for (int i = 0; i < leafOf.length; i++) {
      grouped[next[leafOf[i]]++] = i;
      residual[i] = y[i] - score[i];
    }
    for (int node = 0; node < tree.nodes(); node++) {
      if (tree.feature[node] < 0 && ends[node + 1] > ends[node]) {
        tree.value[node] =
            WeightedQuantile.of(residual, weight, grouped, ends[node], ends[node + 1], probability);
      }
    }
  }
}
