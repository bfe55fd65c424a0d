package io.sales360.forecasting.reconciliation;

import io.sales360.forecasting.interval.CopulaPaths;
import io.sales360.forecasting.interval.QuantileFunction;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.model.SamplePaths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Joint possible futures of a hierarchy: paths of leaves, so that in each of them the leaves of any
 * node add up to it, over any periods too. Every leaf keeps its published quantiles; the leaves are
 * reordered, step by step, until the sums at the upper nodes are as wide as the quantiles published
 * there. Bottom-up sums of reordered samples: Ben Taieb, Taylor &amp; Hyndman (2017). There the
 * order is that of past errors; here it follows from the upper nodes' own distributions: the gap
 * between what a node's leaves sum to and the value of the same rank in its distribution is handed
 * down to them in proportion to their spread, and the leaves take their own values in the order
 * that results.
 *
 * <p>Memory holds one step of all leaves: paths × leaves numbers, and what is asked for.
 */
public final class JointPaths {
  /** Rounds of handing down and reordering; more change the spread of sums by less than 1 %. */
  private static final int ROUNDS = 12;

  /** Keeps the order of equal values; far below any value's own size. */
  private static final double TIE_BREAK = 1e-6;

  private final GroupedStructure structure;
  private final List<NodeFuture> leaves;
  private final List<@Nullable NodeFuture> nodes;
  private final int[] upper;
  private final int count;
  private final long seed;
  private final double[] grid;

  private JointPaths(
      GroupedStructure structure,
      List<NodeFuture> leaves,
      List<@Nullable NodeFuture> nodes,
      int count,
      long seed) {
    this.structure = structure;
    this.leaves = List.copyOf(leaves);
    this.nodes = new ArrayList<>(nodes);
    this.count = count;
    this.seed = seed;
    this.grid = CopulaPaths.grid(count);
    this.upper =
        IntStream.range(0, structure.nodes())
            .filter(i -> structure.size(i) > 1 && nodes.get(i) != null)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(structure::size).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * The joint futures of a structure.
   *
   * @param leaves one per leaf
   * @param nodes one per node; null where nothing is published: it has the spread its leaves give
   * @param count number of paths; {@link CopulaPaths#STANDARD_COUNT} suits most
   * @param seed mixed with the id of each leaf
   * @throws IllegalArgumentException if numbers of leaves, nodes or steps differ
   */
  public static JointPaths of(
      GroupedStructure structure,
      List<NodeFuture> leaves,
      List<@Nullable NodeFuture> nodes,
      int count,
      long seed) {
    if (leaves.size() != structure.leaves() || nodes.size() != structure.nodes() || count < 2) {
      throw new IllegalArgumentException(
          "There are futures of "
              + leaves.size()
              + " leaves and "
              + nodes.size()
              + " nodes, and "
              + count
              + " paths, for a structure of "
              + structure.leaves()
              + " leaves and "
              + structure.nodes()
              + " nodes.\nMaybe they belong to another structure, or fewer than two paths were asked for.");
    }
    int steps = leaves.isEmpty() ? 0 : leaves.get(0).quantiles().size();
    List<@Nullable NodeFuture> all = new ArrayList<>(leaves);
    all.addAll(nodes);
    for (NodeFuture future : all) {
      if (future != null && future.quantiles().size() != steps) {
        throw new IllegalArgumentException(
            "The node ("
                + future.seriesId()
                + ") has "
                + future.quantiles().size()
                + " steps but ("
                + leaves.get(0).seriesId()
                + ") has "
                + steps
                + ".\nMaybe their horizons differ.");
      }
    }
    return new JointPaths(structure, leaves, nodes, count, seed);
  }

  /** Paths of every node, one per node of the structure. */
  public List<SamplePaths> ofNodes() {
    return ofSums(IntStream.range(0, structure.nodes()).mapToObj(structure::leavesOf).toList());
  }

  /**
   * Paths of sums of leaves: any selection, a node or not. Sums asked for together come from the
   * same futures, and so do those of two calls.
   *
   * @param groups the leaves of each sum
   * @return one per group
   */
  public List<SamplePaths> ofSums(List<int[]> groups) {
    int steps = leaves.isEmpty() ? 0 : leaves.get(0).quantiles().size();
    double[][][] sums = new double[groups.size()][count][steps];
    for (int h = 1; h <= steps; h++) {
      double[][] values = step(h);
      for (int g = 0; g < sums.length; g++) {
        for (int leaf : groups.get(g)) {
          for (int k = 0; k < count; k++) {
            sums[g][k][h - 1] += values[leaf][k];
          }
        }
      }
    }
    List<SamplePaths> paths = new ArrayList<>(sums.length);
    for (double[][] sum : sums) {
      paths.add(SamplePaths.of(sum, seed));
    }
    return paths;
  }

  /** Values of all leaves at one step: one row per leaf, one value per path. */
  private double[][] step(int h) {
    double[][] sorted = new double[leaves.size()][];
    double[][] order = new double[leaves.size()][];
    double[] spreads = new double[leaves.size()];
    for (int i = 0; i < sorted.length; i++) {
      NodeFuture leaf = leaves.get(i);
      sorted[i] = spaced(leaf, h, Support.REAL);
      spreads[i] = spread(sorted[i]);
      long own = CopulaPaths.seedOf(seed, leaf.seriesId());
      double[] scores = leaf.dependence().scores(count, own)[h - 1];
      order[i] = placed(sorted[i], scores, spreads[i]);
    }
    double[][] targets = new double[upper.length][];
    for (int u = 0; u < upper.length; u++) {
      NodeFuture node = nodes.get(upper[u]);
      targets[u] = node == null ? new double[0] : spaced(node, h, Support.REAL);
    }
    for (int round = 0; round < ROUNDS && upper.length > 0; round++) {
      for (int u = 0; u < upper.length; u++) {
        handDown(structure.members(upper[u]), targets[u], spreads, order);
      }
      for (int i = 0; i < order.length; i++) {
        order[i] = placed(sorted[i], order[i], spreads[i]);
      }
    }
    for (int i = 0; i < order.length; i++) {
      double[] published = spaced(leaves.get(i), h, leaves.get(i).support());
      int[] places = CopulaPaths.order(order[i]);
      for (int rank = 0; rank < count; rank++) {
        order[i][places[rank]] = published[rank];
      }
    }
    return order;
  }

  /** Evenly spaced values of a distribution, ascending. */
  private double[] spaced(NodeFuture future, int h, Support support) {
    QuantileFunction function = QuantileFunction.of(future.quantiles().get(h - 1), support);
    double[] values = new double[count];
    for (int rank = 0; rank < count; rank++) {
      values[rank] = function.atScore(grid[rank]);
    }
    return values;
  }

  private static double spread(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean) / values.length;
    }
    return Math.sqrt(square);
  }

  /** The sorted values in the order of others, which also tells apart those that are equal. */
  private static double[] placed(double[] sorted, double[] order, double spread) {
    int[] places = CopulaPaths.order(order);
    double[] values = new double[sorted.length];
    for (int rank = 0; rank < sorted.length; rank++) {
      values[places[rank]] = sorted[rank] + TIE_BREAK * spread * rank / sorted.length;
    }
    return values;
  }

  /** Moves the leaves of a node so that their sums have its values, each at its own rank. */
  private void handDown(int[] members, double[] target, double[] spreads, double[][] values) {
    double total = 0;
    double[] sums = new double[count];
    for (int leaf : members) {
      total += spreads[leaf];
      for (int k = 0; k < count; k++) {
        sums[k] += values[leaf][k];
      }
    }
    if (total == 0) {
      return;
    }
    int[] places = CopulaPaths.order(sums);
    for (int rank = 0; rank < count; rank++) {
      int k = places[rank];
      double gap = (target[rank] - sums[k]) / total;
      for (int leaf : members) {
        values[leaf][k] += spreads[leaf] * gap;
      }
    }
  }
}
