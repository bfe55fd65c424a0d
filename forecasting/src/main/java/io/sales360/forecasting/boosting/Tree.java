package io.sales360.forecasting.boosting;

import java.io.Serializable;

/** One regression tree in flat arrays; node 0 is the root, a leaf has feature −1. */
final class Tree implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Numbers per node in the written form. */
  private static final int WORDS = 7;

  final int[] feature;
  final float[] threshold;
  final boolean[] missingLeft;
  final int[] left;
  final int[] right;
  final double[] value;
  final double[] cover;

  Tree(int nodes) {
    feature = new int[nodes];
    threshold = new float[nodes];
    missingLeft = new boolean[nodes];
    left = new int[nodes];
    right = new int[nodes];
    value = new double[nodes];
    cover = new double[nodes];
  }

  int nodes() {
    return feature.length;
  }

  int next(int node, float[] row) {
    float x = row[feature[node]];
    boolean goesLeft = Float.isNaN(x) ? missingLeft[node] : x <= threshold[node];
    return goesLeft ? left[node] : right[node];
  }

  double predict(float[] row) {
    int node = 0;
    while (feature[node] >= 0) {
      node = next(node, row);
    }
    return value[node];
  }

  /** The mean of the leaves, weighted by the rows each has seen. */
  double expectation() {
    double sum = 0;
    for (int node = 0; node < nodes(); node++) {
      sum += feature[node] < 0 ? cover[node] * value[node] : 0;
    }
    return sum / cover[0];
  }

  int depth(int node) {
    return feature[node] < 0 ? 0 : 1 + Math.max(depth(left[node]), depth(right[node]));
  }

  int size() {
    return 1 + WORDS * nodes();
  }

  int write(double[] all, int from) {
    int at = from;
    all[at++] = nodes();
    for (int node = 0; node < nodes(); node++) {
      all[at++] = feature[node];
      all[at++] = threshold[node];
      all[at++] = missingLeft[node] ? 1 : 0;
      all[at++] = left[node];
      all[at++] = right[node];
      all[at++] = value[node];
      all[at++] = cover[node];
    }
    return at;
  }

  static Tree read(double[] all, int from) {
    int at = from;
    Tree tree = new Tree((int) all[at++]);
    for (int node = 0; node < tree.nodes(); node++) {
      tree.feature[node] = (int) all[at++];
      tree.threshold[node] = (float) all[at++];
      tree.missingLeft[node] = all[at++] == 1;
      tree.left[node] = (int) all[at++];
      tree.right[node] = (int) all[at++];
      tree.value[node] = all[at++];
      tree.cover[node] = all[at++];
    }
    return tree;
  }
}
