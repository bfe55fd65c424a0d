package io.sales360.forecasting.boosting;

import java.util.Arrays;

/**
 * Grows one tree leaf by leaf, always splitting where the gain is largest, on histograms of
 * gradients; the larger child of a split gets the difference of its parent and its sibling. Ke et
 * al. (2017), LightGBM, §2.1; gain as Chen &amp; Guestrin (2016), eq. 7. Missing values go to the
 * better side. All sums run in row order, so they do not depend on threads.
 */
final class TreeGrower {
  /** Columns that say the same must tie, whatever the last digits are: the first one wins. */
  private static final double CLEARLY = 1 + 1e-9;

  private final BinnedColumns data;
  private final BoostingPlan plan;
  private final int[] rows;
  private final int[] spare;
  private final double[] gathered;
  private final double[][] histograms;
  private final int[] splitBin;
  private double leastCurvature;
  private double ridge;

  /** A leaf that may still be split. */
  private static final class Leaf {
    final int node;
    final int from;
    final int to;
    final double[] histogram;
    double gradient;
    double curvature;
    double gain;
    int feature = -1;
    int bin;
    boolean missingLeft;

    Leaf(int node, int from, int to, double[] histogram) {
      this.node = node;
      this.from = from;
      this.to = to;
      this.histogram = histogram;
    }
  }

  TreeGrower(BinnedColumns data, BoostingPlan plan) {
    this.data = data;
    this.plan = plan;
    this.rows = new int[data.rows()];
    this.spare = new int[data.rows()];
    this.gathered = new double[2 * data.rows()];
    this.histograms = new double[plan.leaves() + 1][2 * BinnedColumns.BINS * data.columns()];
    this.splitBin = new int[2 * plan.leaves()];
  }

  /**
   * A tree over the rows chosen.
   *
   * @param chosen rows in ascending order, {@code count} of them
   * @param features columns in ascending order
   */
  Tree grow(double[] gradient, double[] curvature, int[] chosen, int count, int[] features) {
    System.arraycopy(chosen, 0, rows, 0, count);
    Tree tree = new Tree(2 * plan.leaves() - 1);
    Arrays.fill(tree.feature, -1);
    Leaf root = new Leaf(0, 0, count, histograms[0]);
    build(root, gradient, curvature, features);
    double mean = root.curvature / Math.max(1, count);
    leastCurvature = plan.leastRows() * mean;
    ridge = plan.ridge() * mean;
    settle(tree, root);
    search(root, features);
    Leaf[] leaves = new Leaf[plan.leaves()];
    leaves[0] = root;
    int grown = 1;
    while (grown < plan.leaves()) {
      int best = best(leaves, grown);
      if (best < 0) {
        break;
      }
      Leaf parent = leaves[best];
      int node = 2 * grown - 1;
      Leaf[] children = split(tree, parent, node, histograms[grown]);
      Leaf small =
          children[0].to - children[0].from <= children[1].to - children[1].from
              ? children[0]
              : children[1];
      Leaf large = small == children[0] ? children[1] : children[0];
      build(small, gradient, curvature, features);
      subtract(large, parent, small, features);
      for (Leaf child : children) {
        settle(tree, child);
        search(child, features);
      }
      leaves[best] = children[0];
      leaves[grown++] = children[1];
    }
    return trimmed(tree, 2 * grown - 1);
  }

  /** The bin of the split of each inner node of the tree grown last. */
  int splitBin(int node) {
    return splitBin[node];
  }

  private static int best(Leaf[] leaves, int grown) {
    int best = -1;
    for (int i = 0; i < grown; i++) {
      if (leaves[i].feature >= 0 && (best < 0 || leaves[i].gain > leaves[best].gain)) {
        best = i;
      }
    }
    return best;
  }

  /** Sums gradients per bin of every column; at 2·bin the gradient, beside it the curvature. */
  private void build(Leaf leaf, double[] gradient, double[] curvature, int[] features) {
    double sum = 0;
    double weight = 0;
    for (int i = leaf.from; i < leaf.to; i++) {
      int row = rows[i];
      gathered[2 * i] = gradient[row];
      gathered[2 * i + 1] = curvature[row];
      sum += gradient[row];
      weight += curvature[row];
    }
    leaf.gradient = sum;
    leaf.curvature = weight;
    for (int j : features) {
      int at = 2 * BinnedColumns.BINS * j;
      Arrays.fill(leaf.histogram, at, at + 2 * BinnedColumns.BINS, 0);
    }
    int k = 0;
    for (; k + 4 <= features.length; k += 4) {
      accumulate(leaf, features[k], features[k + 1], features[k + 2], features[k + 3]);
    }
    for (; k < features.length; k++) {
      accumulate(leaf, features[k]);
    }
  }

  /** Four columns at once: their sums do not wait for each other. */
  private void accumulate(Leaf leaf, int a, int b, int c, int d) {
    double[] histogram = leaf.histogram;
    byte[] columnA = data.column(a);
    byte[] columnB = data.column(b);
    byte[] columnC = data.column(c);
    byte[] columnD = data.column(d);
    int atA = 2 * BinnedColumns.BINS * a;
    int atB = 2 * BinnedColumns.BINS * b;
    int atC = 2 * BinnedColumns.BINS * c;
    int atD = 2 * BinnedColumns.BINS * d;
    int[] order = rows;
    double[] values = gathered;
    for (int i = leaf.from; i < leaf.to; i++) {
      int row = order[i];
      double gradient = values[2 * i];
      double curvature = values[2 * i + 1];
      int slotA = atA + 2 * (columnA[row] & 0xff);
      int slotB = atB + 2 * (columnB[row] & 0xff);
      int slotC = atC + 2 * (columnC[row] & 0xff);
      int slotD = atD + 2 * (columnD[row] & 0xff);
      histogram[slotA] += gradient;
      histogram[slotA + 1] += curvature;
      histogram[slotB] += gradient;
      histogram[slotB + 1] += curvature;
      histogram[slotC] += gradient;
      histogram[slotC + 1] += curvature;
      histogram[slotD] += gradient;
      histogram[slotD + 1] += curvature;
    }
  }

  private void accumulate(Leaf leaf, int j) {
    double[] histogram = leaf.histogram;
    byte[] column = data.column(j);
    int at = 2 * BinnedColumns.BINS * j;
    for (int i = leaf.from; i < leaf.to; i++) {
      int slot = at + 2 * (column[rows[i]] & 0xff);
      histogram[slot] += gathered[2 * i];
      histogram[slot + 1] += gathered[2 * i + 1];
    }
  }

  private static void subtract(Leaf large, Leaf parent, Leaf small, int[] features) {
    large.gradient = parent.gradient - small.gradient;
    large.curvature = parent.curvature - small.curvature;
    for (int j : features) {
      int at = 2 * BinnedColumns.BINS * j;
      for (int k = at; k < at + 2 * BinnedColumns.BINS; k++) {
        large.histogram[k] = parent.histogram[k] - small.histogram[k];
      }
    }
  }

  private void settle(Tree tree, Leaf leaf) {
    tree.value[leaf.node] = -leaf.gradient / (leaf.curvature + ridge + Double.MIN_NORMAL);
    tree.cover[leaf.node] = leaf.to - leaf.from;
  }

  private void search(Leaf leaf, int[] features) {
    leaf.feature = -1;
    leaf.gain = 1e-10 * leaf.curvature;
    if (leaf.curvature < 2 * leastCurvature) {
      return;
    }
    for (int j : features) {
      int at = 2 * BinnedColumns.BINS * j;
      boolean missing = leaf.histogram[at + 1] > 0;
      scan(leaf, j, at, 0, 0, false);
      if (missing) {
        scan(leaf, j, at, leaf.histogram[at], leaf.histogram[at + 1], true);
      }
    }
  }

  private void scan(
      Leaf leaf, int j, int at, double startGradient, double startCurvature, boolean missingLeft) {
    double parent = score(leaf.gradient, leaf.curvature);
    double gradient = startGradient;
    double curvature = startCurvature;
    int last = data.binCount(j) - 1;
    for (int bin = 1; bin < last; bin++) {
      gradient += leaf.histogram[at + 2 * bin];
      curvature += leaf.histogram[at + 2 * bin + 1];
      double rest = leaf.curvature - curvature;
      if (curvature < leastCurvature) {
        continue;
      }
      if (rest < leastCurvature) {
        break;
      }
      double gain = score(gradient, curvature) + score(leaf.gradient - gradient, rest) - parent;
      if (gain > leaf.gain * CLEARLY) {
        leaf.gain = gain;
        leaf.feature = j;
        leaf.bin = bin;
        leaf.missingLeft = missingLeft;
      }
    }
  }

  private double score(double gradient, double curvature) {
    return gradient * gradient / (curvature + ridge);
  }

  /** Divides the rows of a leaf, keeping their order. */
  private Leaf[] split(Tree tree, Leaf parent, int node, double[] histogram) {
    byte[] column = data.column(parent.feature);
    int lefts = parent.from;
    int rights = 0;
    for (int i = parent.from; i < parent.to; i++) {
      int bin = column[rows[i]] & 0xff;
      if (bin == 0 ? parent.missingLeft : bin <= parent.bin) {
        rows[lefts++] = rows[i];
      } else {
        spare[rights++] = rows[i];
      }
    }
    System.arraycopy(spare, 0, rows, lefts, rights);
    tree.feature[parent.node] = parent.feature;
    tree.threshold[parent.node] = data.edge(parent.feature, parent.bin);
    tree.missingLeft[parent.node] = parent.missingLeft;
    tree.left[parent.node] = node;
    tree.right[parent.node] = node + 1;
    splitBin[parent.node] = parent.bin;
    boolean leftSmall = lefts - parent.from <= parent.to - lefts;
    // The larger child overwrites its parent's histogram; the smaller one gets the fresh one.
    return new Leaf[] {
      new Leaf(node, parent.from, lefts, leftSmall ? histogram : parent.histogram),
      new Leaf(node + 1, lefts, parent.to, leftSmall ? parent.histogram : histogram)
    };
  }

  private static Tree trimmed(Tree tree, int nodes) {
    Tree result = new Tree(nodes);
    System.arraycopy(tree.feature, 0, result.feature, 0, nodes);
    System.arraycopy(tree.threshold, 0, result.threshold, 0, nodes);
    System.arraycopy(tree.missingLeft, 0, result.missingLeft, 0, nodes);
    System.arraycopy(tree.left, 0, result.left, 0, nodes);
    System.arraycopy(tree.right, 0, result.right, 0, nodes);
    System.arraycopy(tree.value, 0, result.value, 0, nodes);
    System.arraycopy(tree.cover, 0, result.cover, 0, nodes);
    return result;
  }
}
