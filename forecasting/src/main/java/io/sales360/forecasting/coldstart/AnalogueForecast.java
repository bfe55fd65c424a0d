package io.sales360.forecasting.coldstart;

import io.sales360.forecasting.model.Quantiles;
import java.util.List;

/**
 * A forecast made from other launches.
 *
 * @param means one per step, in the unit of the launch's values
 * @param quantiles one per step
 * @param curveShare how much of the mean follows the launch curve, from 0 to 1; the rest goes on at
 *     the newcomer's own mean
 * @param analogues ids of the launches it was made from, closest first
 */
public record AnalogueForecast(
    List<Double> means, List<Quantiles> quantiles, double curveShare, List<String> analogues) {
  /** Copies the lists. */
  public AnalogueForecast {
    means = List.copyOf(means);
    quantiles = List.copyOf(quantiles);
    analogues = List.copyOf(analogues);
  }
}
