package io.sales360.forecasting.reconciliation;

/**
 * A method that has learned what it needs of one structure. Immutable if its array is left alone.
 *
 * @param structure which leaves each node adds up
 * @param shares proportions of the leaves where a method divides by them
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Reconciliation(GroupedStructure structure, Reconciler reconciler, double[] shares) {
  /** The same for a measure that may fall below zero. */
  public Reconciliation allowingNegative() {
    return new Reconciliation(structure, reconciler.allowingNegative(), shares);
  }

  /** Leaves for one forecast per node; see {@link Reconciler#reconcile}. */
  public double[] leaves(double[] forecasts) {
    return reconciler.reconcile(structure, forecasts, shares);
  }

  /** Nodes that add up for one forecast per node. */
  public double[] nodes(double[] forecasts) {
    return structure.sums(leaves(forecasts));
  }

  /** Nodes that add up for many forecasts; see {@link Reconciler#reconcilePaths}. */
  public double[][] paths(double[][] paths) {
    return reconciler.reconcilePaths(structure, paths, shares);
  }
}
