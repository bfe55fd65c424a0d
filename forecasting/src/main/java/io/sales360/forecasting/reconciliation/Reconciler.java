package io.sales360.forecasting.reconciliation;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How forecasts of nodes become forecasts of leaves that add up: handed down or up, or the leaves
 * whose sums come closest to the nodes' forecasts in the metric of their errors' covariance, none
 * below zero (Wickramasuriya, Athanasopoulos &amp; Hyndman 2019; Wickramasuriya, Turlach &amp;
 * Hyndman 2020). The structure may be a tree or crossed; no system of the size of the leaves is
 * ever formed. Where several solutions are equally close, the one nearest to the prior is taken.
 */
public final class Reconciler implements Serializable {
  private static final long serialVersionUID = 1L;

  private enum Way {
    BOTTOM_UP,
    BY_SHARES,
    BY_FORECASTS,
    EQUAL,
    STRUCTURAL,
    COVARIANCE
  }

  private final Way way;
  private final int[] anchors;
  private final @Nullable ErrorModel errors;
  private final boolean nonNegative;
  private final double precision;

  private Reconciler(
      Way way, int[] anchors, @Nullable ErrorModel errors, boolean nonNegative, double precision) {
    this.way = way;
    this.anchors = anchors;
    this.errors = errors;
    this.nonNegative = nonNegative;
    this.precision = precision;
  }

  private static Reconciler of(Way way, int[] anchors, @Nullable ErrorModel errors) {
    return new Reconciler(way, anchors, errors, true, SparseLeastSquares.FULL_PRECISION);
  }

  /** Leaves keep their own forecasts; leaves without one share what is left of their parent's. */
  public static Reconciler bottomUp() {
    return of(Way.BOTTOM_UP, new int[0], null);
  }

  /**
   * The forecast of the node that holds all leaves, divided by the shares given with the forecasts:
   * see {@link HistoricalShares}. Gross &amp; Sohl (1990).
   */
  public static Reconciler topDown() {
    return of(Way.BY_SHARES, new int[0], null);
  }

  /**
   * The forecast of the node that holds all leaves, divided in proportion to the forecasts below,
   * level by level. Athanasopoulos, Ahmed &amp; Hyndman (2009), §3.3. In a crossed structure the
   * way down leads through nodes that nest, larger ones first.
   */
  public static Reconciler topDownByForecasts() {
    return of(Way.BY_FORECASTS, new int[0], null);
  }

  /** The forecasts of these nodes divided by shares; what is above them is their sum. */
  public static Reconciler middleOut(int... nodes) {
    return of(Way.BY_SHARES, anchors(nodes), null);
  }

  /** The forecasts of these nodes divided in proportion to the forecasts below them. */
  public static Reconciler middleOutByForecasts(int... nodes) {
    return of(Way.BY_FORECASTS, anchors(nodes), null);
  }

  private static int[] anchors(int[] nodes) {
    if (nodes.length == 0) {
      throw new IllegalArgumentException(
          "Middle-out needs the nodes of a level.\nMaybe top-down was meant.");
    }
    return nodes.clone();
  }

  /** All nodes weigh the same. */
  public static Reconciler ols() {
    return of(Way.EQUAL, new int[0], null);
  }

  /** A node weighs the inverse of its number of leaves. Athanasopoulos et al. (2017). */
  public static Reconciler structural() {
    return of(Way.STRUCTURAL, new int[0], null);
  }

  /**
   * A node weighs the inverse of its forecast error variance.
   *
   * @param nodeVariances one per node; the smallest positive one stands in for zeros
   * @throws IllegalArgumentException if one is negative, NaN or infinite
   */
  public static Reconciler wls(double[] nodeVariances) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < nodeVariances.length; i++) {
      if (!(nodeVariances[i] >= 0) || Double.isInfinite(nodeVariances[i])) {
        throw new IllegalArgumentException(
            "The variance ("
                + nodeVariances[i]
                + ") of node "
                + i
                + " must be a number from 0.\nMaybe the node was not backtested: use another node's.");
      }
      smallest = nodeVariances[i] > 0 ? Math.min(smallest, nodeVariances[i]) : smallest;
    }
    double[] positive = new double[nodeVariances.length];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = Double.isInfinite(smallest) ? 1 : Math.max(smallest, nodeVariances[i]);
    }
    return of(Way.COVARIANCE, new int[0], ErrorModel.diagonal(positive));
  }

  /**
   * Minimum trace of the covariance of the reconciled errors, MinT(Shrink). Wickramasuriya,
   * Athanasopoulos &amp; Hyndman (2019), §2.4.
   */
  public static Reconciler minTrace(ShrunkCovariance covariance) {
    return of(Way.COVARIANCE, new int[0], covariance.errors());
  }

  /** The same for a measure that may fall below zero, such as sales net of returns. */
  public Reconciler allowingNegative() {
    return new Reconciler(way, anchors, errors, false, precision);
  }

  /**
   * The same, but content with a gradient that many times smaller than that of all zeros. Sums stay
   * exact; only the closeness to the forecasts is less than the best, by about the square of it.
   *
   * @throws IllegalArgumentException if it is not between 0 and 1
   */
  public Reconciler withPrecision(double relativeGradient) {
    if (!(relativeGradient > 0 && relativeGradient < 1)) {
      throw new IllegalArgumentException(
          "The precision (" + relativeGradient + ") must lie between 0 and 1.\nMaybe use 1e-6.");
    }
    return new Reconciler(way, anchors, errors, nonNegative, relativeGradient);
  }

  /**
   * Leaf values, none negative unless {@link #allowingNegative()}.
   *
   * @param forecasts one per node; NaN where there is none: such a node has no say
   * @param leafShares prior proportions of the leaves, not negative, on any common scale; leaves
   *     without a forecast of their own get their share of the smallest node that has one
   * @throws IllegalArgumentException if lengths differ, a share is negative, a leaf is in no node
   *     with a forecast, or a node that hands its forecast down has none
   */
  public double[] reconcile(GroupedStructure structure, double[] forecasts, double[] leafShares) {
    return prepared(structure, forecasts, leafShares).leaves(forecasts);
  }

  /**
   * The same for many forecasts at once, such as sample paths, so that what comes out is a sample
   * of the coherent distribution. Panagiotelis, Gamakumara, Athanasopoulos &amp; Hyndman (2023).
   *
   * @param paths one row per path, one forecast per node in it; NaN in the same places everywhere
   * @return one row per path, one value per node; every row adds up
   * @throws IllegalArgumentException as {@link #reconcile}, and if NaN is not in the same places
   */
  public double[][] reconcilePaths(
      GroupedStructure structure, double[][] paths, double[] leafShares) {
    double[][] nodes = new double[paths.length][];
    Prepared prepared = paths.length == 0 ? null : prepared(structure, paths[0], leafShares);
    for (int i = 0; i < nodes.length && prepared != null; i++) {
      for (int k = 0; k < structure.nodes(); k++) {
        if (paths[i].length != structure.nodes()
            || Double.isNaN(paths[i][k]) != Double.isNaN(paths[0][k])) {
          throw new IllegalArgumentException(
              "Path "
                  + i
                  + " has other forecasts than path 0 at node "
                  + k
                  + ".\nMaybe a node was drawn for some paths only.");
        }
      }
      nodes[i] = structure.sums(prepared.leaves(paths[i]));
    }
    return nodes;
  }

  private interface Prepared {
    double[] leaves(double[] forecasts);
  }

  private Prepared prepared(GroupedStructure structure, double[] forecasts, double[] leafShares) {
    if (forecasts.length != structure.nodes() || leafShares.length != structure.leaves()) {
      throw new IllegalArgumentException(
          "There are "
              + forecasts.length
              + " forecasts and "
              + leafShares.length
              + " shares for "
              + structure.nodes()
              + " nodes and "
              + structure.leaves()
              + " leaves.\nMaybe they belong to another structure.");
    }
    return switch (way) {
      case BOTTOM_UP -> f -> LeafPrior.of(structure, f, leafShares, nonNegative);
      case BY_SHARES -> {
        Proportional proportional = proportional(structure);
        yield f -> proportional.byShares(f, leafShares, nonNegative);
      }
      case BY_FORECASTS -> {
        Proportional proportional = proportional(structure);
        yield f ->
            proportional.byForecasts(
                f, LeafPrior.of(structure, f, leafShares, nonNegative), nonNegative);
      }
      case EQUAL, STRUCTURAL, COVARIANCE -> leastSquares(structure, forecasts, leafShares);
    };
  }

  private Proportional proportional(GroupedStructure structure) {
    return anchors.length == 0
        ? Proportional.topDown(structure)
        : new Proportional(structure, anchors);
  }

  private Prepared leastSquares(
      GroupedStructure structure, double[] forecasts, double[] leafShares) {
    ErrorModel heard = errors(structure).heardIn(forecasts);
    LeafProblem problem = new LeafProblem(structure, heard);
    boolean isSmall = problem.upper.length <= UpperSystem.MAX_DENSE;
    if (isSmall || heard.factors() > 0) {
      DualLeastSquares dual = new DualLeastSquares(problem, precision, UpperSystem.MAX_DENSE);
      return f -> dual.solve(f, LeafPrior.of(structure, f, leafShares, nonNegative), nonNegative);
    }
    double[] weights = heard.weights();
    return f ->
        new SparseLeastSquares(structure, f, weights, precision)
            .solve(LeafPrior.of(structure, f, leafShares, nonNegative), nonNegative);
  }

  private ErrorModel errors(GroupedStructure structure) {
    double[] variances = new double[structure.nodes()];
    for (int i = 0; i < variances.length; i++) {
      variances[i] = way == Way.STRUCTURAL ? structure.size(i) : 1;
    }
    ErrorModel known = errors == null ? ErrorModel.diagonal(variances) : errors;
    if (known.nodes() != structure.nodes()) {
      throw new IllegalArgumentException(
          "There are "
              + known.nodes()
              + " error variances for "
              + structure.nodes()
              + " nodes.\nMaybe they belong to another structure.");
    }
    return known;
  }
}
