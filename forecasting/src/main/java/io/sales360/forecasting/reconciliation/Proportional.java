package io.sales360.forecasting.reconciliation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Forecasts of anchor nodes handed down to their leaves: by given shares, or by the forecasts below
 * (Athanasopoulos, Ahmed &amp; Hyndman 2009). With the total as the only anchor this is top-down,
 * with a level of nodes it is middle-out.
 */
final class Proportional {
  private final GroupedStructure structure;
  private final int[] anchors;
  private final int[] anchorOfLeaf;

  Proportional(GroupedStructure structure, int[] anchors) {
    this.structure = structure;
    this.anchors = anchors;
    anchorOfLeaf = new int[structure.leaves()];
    Arrays.fill(anchorOfLeaf, -1);
    for (int anchor : anchors) {
      for (int leaf : structure.members(anchor)) {
        if (anchorOfLeaf[leaf] >= 0) {
          throw unfit(leaf, "two");
        }
        anchorOfLeaf[leaf] = anchor;
      }
    }
    for (int j = 0; j < anchorOfLeaf.length; j++) {
      if (anchorOfLeaf[j] < 0) {
        throw unfit(j, "none");
      }
    }
  }

  private IllegalArgumentException unfit(int leaf, String count) {
    return new IllegalArgumentException(
        "The leaf ("
            + leaf
            + ") is in "
            + count
            + " of the "
            + anchors.length
            + " nodes that hand their forecast down.\nMaybe name all nodes of one level.");
  }

  static Proportional topDown(GroupedStructure structure) {
    int top = structure.top();
    if (top < 0) {
      throw new IllegalArgumentException(
          "No node holds all "
              + structure.leaves()
              + " leaves.\nMaybe add the total, or hand down from a level below.");
    }
    return new Proportional(structure, new int[] {top});
  }

  /** Leaves in proportion to shares; equal ones within an anchor whose shares are all zero. */
  double[] byShares(double[] forecasts, double[] shares, boolean nonNegative) {
    double[] sums = new double[structure.nodes()];
    for (int j = 0; j < shares.length; j++) {
      if (!(shares[j] >= 0)) {
        throw new IllegalArgumentException(
            "The share ("
                + shares[j]
                + ") of leaf "
                + j
                + " must not be negative.\nMaybe returns exceed sales: use 0.");
      }
      sums[anchorOfLeaf[j]] += shares[j];
    }
    double[] leaves = new double[shares.length];
    for (int j = 0; j < leaves.length; j++) {
      int anchor = anchorOfLeaf[j];
      double share = sums[anchor] > 0 ? shares[j] / sums[anchor] : 1.0 / structure.size(anchor);
      leaves[j] = anchored(forecasts, anchor, nonNegative) * share;
    }
    return leaves;
  }

  private static double anchored(double[] forecasts, int anchor, boolean nonNegative) {
    if (Double.isNaN(forecasts[anchor])) {
      throw new IllegalArgumentException(
          "Node "
              + anchor
              + " hands its forecast down and has none.\nMaybe forecast it, or use least squares.");
    }
    return nonNegative ? Math.max(0, forecasts[anchor]) : forecasts[anchor];
  }

  /**
   * Leaves in proportion to the forecasts on the way down. In a crossed structure the way leads
   * through nodes that nest, larger ones first.
   *
   * @param prior leaves where there is no forecast
   */
  double[] byForecasts(double[] forecasts, double[] prior, boolean nonNegative) {
    int[] parentOfLeaf = anchorOfLeaf.clone();
    int[] parents = new int[structure.nodes()];
    List<Integer> path = nested(parentOfLeaf, parents);
    double[] base = structure.sums(prior);
    for (int i = 0; i < base.length; i++) {
      base[i] = Double.isNaN(forecasts[i]) ? base[i] : forecasts[i];
      base[i] = nonNegative ? Math.max(0, base[i]) : base[i];
    }
    double[] sums = new double[structure.nodes()];
    for (int node : path) {
      sums[parents[node]] += base[node];
    }
    for (int j = 0; j < prior.length; j++) {
      sums[parentOfLeaf[j]] += prior[j];
    }
    double[] values = new double[structure.nodes()];
    for (int anchor : anchors) {
      values[anchor] = anchored(forecasts, anchor, nonNegative);
    }
    for (int node : path) {
      int parent = parents[node];
      values[node] =
          values[parent] * proportion(base[node], sums[parent], structure.size(node), parent);
    }
    double[] leaves = new double[prior.length];
    for (int j = 0; j < leaves.length; j++) {
      int parent = parentOfLeaf[j];
      leaves[j] = values[parent] * proportion(prior[j], sums[parent], 1, parent);
    }
    return leaves;
  }

  private double proportion(double part, double sum, int size, int parent) {
    return sum == 0 ? size / (double) structure.size(parent) : part / sum;
  }

  /** Nodes below the anchors that nest, parents first; fills in the parents of nodes and leaves. */
  private List<Integer> nested(int[] parentOfLeaf, int[] parents) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < structure.nodes(); i++) {
      if (structure.size(i) > 1) {
        order.add(i);
      }
    }
    order.sort(Comparator.comparingInt(node -> -structure.size(node)));
    List<Integer> path = new ArrayList<>();
    for (int node : order) {
      int[] members = structure.members(node);
      int parent = parentOfLeaf[members[0]];
      boolean nests = structure.size(node) < structure.size(parent);
      for (int k = 1; k < members.length && nests; k++) {
        nests = parentOfLeaf[members[k]] == parent;
      }
      if (nests) {
        parents[node] = parent;
        path.add(node);
        for (int leaf : members) {
          parentOfLeaf[leaf] = node;
        }
      }
    }
    return path;
  }
}
