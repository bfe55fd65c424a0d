package io.sales360.forecasting.reconciliation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * Which leaves each node of a grouped (not necessarily tree-shaped) hierarchy adds up. Held
 * sparsely by node and by leaf. A node of one leaf is that leaf's own forecast. Immutable.
 */
public final class GroupedStructure implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int leaves;
  private final int[][] leavesOfNode;
  private final int[][] nodesOfLeaf;

  private GroupedStructure(int leaves, int[][] leavesOfNode, int[][] nodesOfLeaf) {
    this.leaves = leaves;
    this.leavesOfNode = leavesOfNode;
    this.nodesOfLeaf = nodesOfLeaf;
  }

  /**
   * A structure.
   *
   * @param leaves number of bottom cells, named 0 to {@code leaves − 1}
   * @param nodes the leaves of each node, in any order; copied
   * @throws IllegalArgumentException if a node is empty, names a leaf twice or one that is not
   *     there
   */
  public static GroupedStructure of(int leaves, List<int[]> nodes) {
    int[][] leavesOfNode = new int[nodes.size()][];
    int[] counts = new int[leaves];
    for (int i = 0; i < leavesOfNode.length; i++) {
      int[] sorted = nodes.get(i).clone();
      Arrays.sort(sorted);
      for (int k = 0; k < sorted.length; k++) {
        boolean repeated = k > 0 && sorted[k] == sorted[k - 1];
        if (sorted[k] < 0 || sorted[k] >= leaves || repeated) {
          throw new IllegalArgumentException(
              "Node "
                  + i
                  + " names the leaf ("
                  + sorted[k]
                  + ") twice or outside 0.."
                  + (leaves - 1)
                  + ".\nMaybe leaves were numbered from 1.");
        }
        counts[sorted[k]]++;
      }
      if (sorted.length == 0) {
        throw new IllegalArgumentException(
            "Node " + i + " has no leaf.\nMaybe its filter matches nothing: leave it out.");
      }
      leavesOfNode[i] = sorted;
    }
    int[][] nodesOfLeaf = new int[leaves][];
    for (int j = 0; j < leaves; j++) {
      nodesOfLeaf[j] = new int[counts[j]];
    }
    Arrays.fill(counts, 0);
    for (int i = 0; i < leavesOfNode.length; i++) {
      for (int leaf : leavesOfNode[i]) {
        nodesOfLeaf[leaf][counts[leaf]++] = i;
      }
    }
    return new GroupedStructure(leaves, leavesOfNode, nodesOfLeaf);
  }

  /** Number of leaves. */
  public int leaves() {
    return leaves;
  }

  /** Number of nodes. */
  public int nodes() {
    return leavesOfNode.length;
  }

  /** The leaves of a node as a new array, ascending. */
  public int[] leavesOf(int node) {
    return leavesOfNode[node].clone();
  }

  /** The leaves of a node, ascending; not to be changed. */
  int[] members(int node) {
    return leavesOfNode[node];
  }

  /** The nodes that hold a leaf, ascending; not to be changed. */
  int[] holders(int leaf) {
    return nodesOfLeaf[leaf];
  }

  /** The first node that holds every leaf; −1 if none does. */
  int top() {
    for (int i = 0; i < leavesOfNode.length; i++) {
      if (leavesOfNode[i].length == leaves) {
        return i;
      }
    }
    return -1;
  }

  /** Number of leaves of a node. */
  public int size(int node) {
    return leavesOfNode[node].length;
  }

  /** What the leaves add up to at every node. */
  public double[] sums(double[] leafValues) {
    if (leafValues.length != leaves) {
      throw new IllegalArgumentException(
          "There are "
              + leafValues.length
              + " values for "
              + leaves
              + " leaves.\nMaybe they belong to another structure.");
    }
    double[] sums = new double[leavesOfNode.length];
    for (int i = 0; i < sums.length; i++) {
      for (int leaf : leavesOfNode[i]) {
        sums[i] += leafValues[leaf];
      }
    }
    return sums;
  }

  /** Exact sums of minor units at every node. */
  public long[] sums(long[] leafUnits) {
    long[] sums = new long[leavesOfNode.length];
    for (int i = 0; i < sums.length; i++) {
      for (int leaf : leavesOfNode[i]) {
        sums[i] = Math.addExact(sums[i], leafUnits[leaf]);
      }
    }
    return sums;
  }

  /** The transpose: what the nodes hand down to every leaf. */
  double[] spread(double[] nodeValues) {
    double[] spread = new double[leaves];
    for (int j = 0; j < leaves; j++) {
      for (int node : nodesOfLeaf[j]) {
        spread[j] += nodeValues[node];
      }
    }
    return spread;
  }

  /** The node with the fewest leaves that contains a leaf and has a forecast; −1 if none has. */
  int smallestForecast(int leaf, double[] forecasts) {
    int smallest = -1;
    for (int node : nodesOfLeaf[leaf]) {
      boolean smaller = smallest < 0 || size(node) < size(smallest);
      if (!Double.isNaN(forecasts[node]) && smaller) {
        smallest = node;
      }
    }
    return smallest;
  }
}
