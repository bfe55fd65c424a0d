package io.sales360.forecasting.targets;

import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import java.io.Serializable;
import java.util.List;

/**
 * Where a period will end and whether it reaches its target, by a forecast's sample paths: what is
 * already there plus the sum of the steps to come.
 *
 * @param p10 the total is below it with 10 percent probability
 * @param hitProbability share of paths that reach the target, drawn half a path towards one half,
 *     so that it is never 0 or 1
 */
public record TargetOutlook(double p10, double p50, double p90, double hitProbability)
    implements Serializable {
  private static final QuantileLevels LEVELS = new QuantileLevels(List.of(0.1, 0.5, 0.9));

  /**
   * The outlook of a period.
   *
   * @param toDate already there
   * @param firstH first step that belongs to the period
   * @param lastH last step that belongs to it
   */
  public static TargetOutlook of(
      double toDate, SamplePaths paths, int firstH, int lastH, double target) {
    if (!Double.isFinite(toDate) || Double.isNaN(target)) {
      throw new IllegalArgumentException(
          "The amount so far (%s) and the target (%s) must be numbers.%nMaybe there is no target: ask for quantiles only."
              .formatted(toDate, target));
    }
    Quantiles sums = paths.quantilesOfSum(firstH, lastH, LEVELS);
    int hits = 0;
    for (int i = 0; i < paths.count(); i++) {
      double total = toDate;
      for (int h = firstH; h <= lastH; h++) {
        total += paths.value(i, h);
      }
      hits += total >= target ? 1 : 0;
    }
    return new TargetOutlook(
        toDate + sums.value(0),
        toDate + sums.value(1),
        toDate + sums.value(2),
        (hits + 0.5) / (paths.count() + 1.0));
  }
}
