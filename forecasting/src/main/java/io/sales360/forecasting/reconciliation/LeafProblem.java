package io.sales360.forecasting.reconciliation;

import java.util.Arrays;

/**
 * The nodes sorted into the leaves' own forecasts and the upper ones, with the covariance of their
 * errors. Under a diagonal covariance several own forecasts of one leaf count as their weighted
 * mean; otherwise the first is its own and the others are treated as upper nodes of one leaf.
 */
final class LeafProblem {
  final GroupedStructure structure;
  final ErrorModel errors;

  /** Nodes of the upper rows. */
  final int[] upper;

  /** Rows that hold each leaf. */
  final int[][] rowsOfLeaf;

  /** Node whose forecast is the leaf's own; −1 if it has none. */
  final int[] ownNode;

  /** Variance of the leaf's own forecast; NaN if it has none. */
  final double[] ownVariance;

  private final boolean merged;

  LeafProblem(GroupedStructure structure, ErrorModel errors) {
    this.structure = structure;
    this.errors = errors;
    this.merged = errors.factors() == 0;
    int leaves = structure.leaves();
    int nodes = structure.nodes();
    ownNode = new int[leaves];
    ownVariance = new double[leaves];
    Arrays.fill(ownNode, -1);
    Arrays.fill(ownVariance, Double.NaN);
    int[] rowOfNode = new int[nodes];
    int[] rows = new int[nodes];
    int p = 0;
    for (int i = 0; i < nodes; i++) {
      rowOfNode[i] = -1;
      if (Double.isNaN(errors.own(i))) {
        continue;
      }
      int leaf = structure.size(i) == 1 ? structure.members(i)[0] : -1;
      if (leaf >= 0 && ownNode[leaf] < 0) {
        ownNode[leaf] = i;
        ownVariance[leaf] = errors.own(i);
      } else if (leaf >= 0 && merged) {
        ownVariance[leaf] = 1 / (1 / ownVariance[leaf] + 1 / errors.own(i));
      } else {
        rowOfNode[i] = p;
        rows[p++] = i;
      }
    }
    upper = Arrays.copyOf(rows, p);
    rowsOfLeaf = new int[leaves][];
    for (int j = 0; j < leaves; j++) {
      rowsOfLeaf[j] = rowsOf(structure.holders(j), rowOfNode);
    }
  }

  private static int[] rowsOf(int[] holders, int[] rowOfNode) {
    int[] rows = new int[holders.length];
    int count = 0;
    for (int node : holders) {
      if (rowOfNode[node] >= 0) {
        rows[count++] = rowOfNode[node];
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** The own forecasts of the leaves; NaN where there is none. */
  double[] ownForecasts(double[] forecasts) {
    double[] values = new double[ownNode.length];
    for (int j = 0; j < values.length; j++) {
      int first = ownNode[j];
      values[j] = first < 0 ? Double.NaN : forecasts[first];
      if (merged && first >= 0 && ownVariance[j] != errors.own(first)) {
        values[j] = mean(j, forecasts);
      }
    }
    return values;
  }

  private double mean(int leaf, double[] forecasts) {
    double sum = 0;
    for (int node : structure.holders(leaf)) {
      if (structure.size(node) == 1 && !Double.isNaN(errors.own(node))) {
        sum += forecasts[node] / errors.own(node);
      }
    }
    return sum * ownVariance[leaf];
  }

  /** The forecasts of the upper rows. */
  double[] upperForecasts(double[] forecasts) {
    double[] values = new double[upper.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = forecasts[upper[i]];
    }
    return values;
  }

  /** Whether every leaf has a forecast of its own. */
  boolean isComplete() {
    return Arrays.stream(ownNode).allMatch(node -> node >= 0);
  }
}
