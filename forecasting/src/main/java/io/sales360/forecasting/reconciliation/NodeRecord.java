package io.sales360.forecasting.reconciliation;

import io.sales360.forecasting.model.Residuals;
import java.util.List;

/**
 * What is known of every node of a structure, from which a {@link ReconciliationMethod} learns.
 * Lists have one entry per node, in the order of the structure, all of one length and aligned by
 * period; NaN where there is none. What a method does not use may be empty.
 *
 * @param histories observations, for shares of the leaves
 * @param residuals one-step errors, for variances and correlations
 * @param middle the nodes of the level that middle-out starts from
 */
public record NodeRecord(
    List<double[]> histories, List<Residuals> residuals, List<Integer> middle) {
  /** Copies the lists. */
  public NodeRecord {
    histories = List.copyOf(histories);
    residuals = List.copyOf(residuals);
    middle = List.copyOf(middle);
  }
}
