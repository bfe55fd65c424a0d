package io.sales360.forecasting.reconciliation;

import java.io.Serializable;

/**
 * How forecasts of nodes become forecasts of leaves that add up. The leaves are those whose sums
 * come closest to the nodes' forecasts in weighted least squares, none below zero (Wickramasuriya,
 * Athanasopoulos &amp; Hyndman 2019; Wickramasuriya, Turlach &amp; Hyndman 2020), found by
 * conjugate gradients without ever forming the dense system. Where several solutions are equally
 * close, the one nearest to the prior is taken.
 */
public final class Reconciler implements Serializable {
  private static final long serialVersionUID = 1L;

  private enum Weighting {
    BOTTOM_UP,
    EQUAL,
    STRUCTURAL,
    VARIANCES
  }

  private final Weighting weighting;
  private final double[] variances;
  private final boolean nonNegative;
  private final double precision;

  private Reconciler(
      Weighting weighting, double[] variances, boolean nonNegative, double precision) {
    this.weighting = weighting;
    this.variances = variances;
    this.nonNegative = nonNegative;
    this.precision = precision;
  }

  /** Leaves keep their own forecasts; leaves without one share what is left of their parent's. */
  public static Reconciler bottomUp() {
    return new Reconciler(
        Weighting.BOTTOM_UP, new double[0], true, SparseLeastSquares.FULL_PRECISION);
  }

  /** All nodes weigh the same. */
  public static Reconciler ols() {
    return new Reconciler(Weighting.EQUAL, new double[0], true, SparseLeastSquares.FULL_PRECISION);
  }

  /** A node weighs the inverse of its number of leaves. Athanasopoulos et al. (2017). */
  public static Reconciler structural() {
    return new Reconciler(
        Weighting.STRUCTURAL, new double[0], true, SparseLeastSquares.FULL_PRECISION);
  }

  /**
   * A node weighs the inverse of its forecast error variance.
   *
   * @param nodeVariances one per node; the smallest positive one stands in for zeros
   * @throws IllegalArgumentException if one is negative, NaN or infinite
   */
  public static Reconciler wls(double[] nodeVariances) {
    for (int i = 0; i < nodeVariances.length; i++) {
      if (!(nodeVariances[i] >= 0) || Double.isInfinite(nodeVariances[i])) {
        throw new IllegalArgumentException(
            "The variance ("
                + nodeVariances[i]
                + ") of node "
                + i
                + " must be a number from 0.\nMaybe the node was not backtested: use another node's.");
      }
    }
    return new Reconciler(
        Weighting.VARIANCES, nodeVariances.clone(), true, SparseLeastSquares.FULL_PRECISION);
  }

  /** The same for a measure that may fall below zero, such as sales net of returns. */
  public Reconciler allowingNegative() {
    return new Reconciler(weighting, variances, false, precision);
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
    return new Reconciler(weighting, variances, nonNegative, relativeGradient);
  }

  /**
   * Leaf values, none negative unless {@link #allowingNegative()}.
   *
   * @param forecasts one per node; NaN where there is none: such a node has no say
   * @param leafShares prior proportions of the leaves, not negative, on any common scale; leaves
   *     without a forecast of their own get their share of the smallest node that has one
   * @throws IllegalArgumentException if lengths differ, a share is negative, or a leaf is in no
   *     node with a forecast
   */
  public double[] reconcile(GroupedStructure structure, double[] forecasts, double[] leafShares) {
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
    double[] prior = LeafPrior.of(structure, forecasts, leafShares, nonNegative);
    if (weighting == Weighting.BOTTOM_UP) {
      return prior;
    }
    return new SparseLeastSquares(structure, forecasts, weights(structure, forecasts), precision)
        .solve(prior, nonNegative);
  }

  private double[] weights(GroupedStructure structure, double[] forecasts) {
    double[] weights = new double[structure.nodes()];
    double smallest = Double.POSITIVE_INFINITY;
    for (double variance : variances) {
      smallest = variance > 0 ? Math.min(smallest, variance) : smallest;
    }
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      if (!Double.isNaN(forecasts[i])) {
        weights[i] =
            switch (weighting) {
              case BOTTOM_UP, EQUAL -> 1;
              case STRUCTURAL -> 1.0 / structure.size(i);
              case VARIANCES ->
                  Double.isInfinite(smallest) ? 1 : 1 / Math.max(smallest, variances[i]);
            };
        total = Math.max(total, weights[i]);
      }
    }
    for (int i = 0; i < weights.length && total > 0; i++) {
      weights[i] /= total;
    }
    return weights;
  }
}
