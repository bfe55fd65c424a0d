package io.sales360.forecasting.reconciliation;

import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.model.Quantiles;
import java.io.Serializable;
import java.util.List;

/**
 * What is published of one node of a hierarchy.
 *
 * @param seriesId its name: the seed of its paths is mixed with it
 * @param quantiles one distribution per step
 * @param support which values the measure can take
 * @param dependence how the steps go together; as long as they are
 */
public record NodeFuture(
    String seriesId, List<Quantiles> quantiles, Support support, StepDependence dependence)
    implements Serializable {
  /** Copies the quantiles; refuses a dependence of another length. */
  public NodeFuture {
    quantiles = List.copyOf(quantiles);
    if (quantiles.size() != dependence.steps()) {
      throw new IllegalArgumentException(
          "The node ("
              + seriesId
              + ") has "
              + quantiles.size()
              + " steps and a dependence of "
              + dependence.steps()
              + ".\nMaybe the horizon was cut in one of them only.");
    }
  }
}
