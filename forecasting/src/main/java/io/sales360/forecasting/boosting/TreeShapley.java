package io.sales360.forecasting.boosting;

/**
 * Shapley values of one tree in polynomial time, with the rows seen in training as the background.
 * Path-dependent TreeSHAP; Lundberg et al. (2020), Nature Machine Intelligence 2, algorithm 2.
 *
 * <p>Along a path every feature met has a share of background rows that go the same way (zero) and
 * a 0 or 1 for the row explained (one); {@code weight[i]} sums the orderings in which i of the
 * features met are known.
 */
final class TreeShapley {
  private final Tree tree;
  private final float[] row;
  private final double[] contributions;
  private final int[][] feature;
  private final double[][] zero;
  private final double[][] one;
  private final double[][] weight;

  private TreeShapley(Tree tree, float[] row, double[] contributions) {
    this.tree = tree;
    this.row = row;
    this.contributions = contributions;
    int depth = tree.depth(0) + 2;
    feature = new int[depth][depth];
    zero = new double[depth][depth];
    one = new double[depth][depth];
    weight = new double[depth][depth];
  }

  static void add(Tree tree, float[] row, double[] contributions) {
    if (tree.feature[0] >= 0) {
      new TreeShapley(tree, row, contributions).walk(0, 0, 0, 1, 1, -1);
    }
  }

  /**
   * Visits a node with a path of {@code length} features, held in the arrays of its depth.
   *
   * @param zeroShare share of background rows that take the branch just followed
   * @param oneShare 1 if the row explained takes it, else 0
   */
  private void walk(
      int node, int depth, int length, double zeroShare, double oneShare, int metFeature) {
    if (depth > 0) {
      System.arraycopy(feature[depth - 1], 0, feature[depth], 0, length);
      System.arraycopy(zero[depth - 1], 0, zero[depth], 0, length);
      System.arraycopy(one[depth - 1], 0, one[depth], 0, length);
      System.arraycopy(weight[depth - 1], 0, weight[depth], 0, length);
    }
    extend(depth, length, zeroShare, oneShare, metFeature);
    int met = length + 1;
    if (tree.feature[node] < 0) {
      for (int i = 1; i < met; i++) {
        double share = one[depth][i] - zero[depth][i];
        contributions[feature[depth][i]] += unwoundSum(depth, met, i) * share * tree.value[node];
      }
      return;
    }
    int split = tree.feature[node];
    int hot = tree.next(node, row);
    int cold = hot == tree.left[node] ? tree.right[node] : tree.left[node];
    double before = 1;
    double known = 1;
    for (int i = 1; i < met; i++) {
      if (feature[depth][i] == split) {
        before = zero[depth][i];
        known = one[depth][i];
        unwind(depth, met, i);
        met--;
        break;
      }
    }
    double hotShare = tree.cover[hot] / tree.cover[node];
    double coldShare = tree.cover[cold] / tree.cover[node];
    walk(hot, depth + 1, met, before * hotShare, known, split);
    walk(cold, depth + 1, met, before * coldShare, 0, split);
  }

  private void extend(int depth, int length, double zeroShare, double oneShare, int metFeature) {
    double[] w = weight[depth];
    feature[depth][length] = metFeature;
    zero[depth][length] = zeroShare;
    one[depth][length] = oneShare;
    w[length] = length == 0 ? 1 : 0;
    for (int i = length - 1; i >= 0; i--) {
      w[i + 1] += oneShare * w[i] * (i + 1) / (length + 1.0);
      w[i] = zeroShare * w[i] * (length - i) / (length + 1.0);
    }
  }

  /** Takes the feature at {@code index} out of a path of {@code met} features. */
  private void unwind(int depth, int met, int index) {
    double[] w = weight[depth];
    double known = one[depth][index];
    double unknown = zero[depth][index];
    int last = met - 1;
    double next = w[last];
    for (int i = last - 1; i >= 0; i--) {
      if (known != 0) {
        double held = w[i];
        w[i] = next * met / ((i + 1) * known);
        next = held - w[i] * unknown * (last - i) / met;
      } else {
        w[i] = w[i] * met / (unknown * (last - i));
      }
    }
    for (int i = index; i < last; i++) {
      feature[depth][i] = feature[depth][i + 1];
      zero[depth][i] = zero[depth][i + 1];
      one[depth][i] = one[depth][i + 1];
    }
  }

  /** The sum of the weights of the path without the feature at {@code index}. */
  private double unwoundSum(int depth, int met, int index) {
    double[] w = weight[depth];
    double known = one[depth][index];
    double unknown = zero[depth][index];
    int last = met - 1;
    double sum = 0;
    double next = w[last];
    for (int i = last - 1; i >= 0; i--) {
      if (known != 0) {
        double held = next * met / ((i + 1) * known);
        sum += held;
        next = w[i] - held * unknown * (last - i) / met;
      } else {
        sum += w[i] * met / (unknown * (last - i));
      }
    }
    return sum;
  }
}
