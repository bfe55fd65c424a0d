package io.sales360.forecasting.selection;

import io.sales360.forecasting.interval.CopulaPaths;
import io.sales360.forecasting.interval.StepDependence;
import io.sales360.forecasting.interval.Support;
import io.sales360.forecasting.model.QuantileLevels;
import io.sales360.forecasting.model.Quantiles;
import io.sales360.forecasting.model.SamplePaths;
import io.sales360.forecasting.model.Step;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published forecast of one series, or the reason why it has none.
 *
 * @param cutoff first day of the last period seen
 * @param model what made it: {@code "blend(ets,theta)"}, or one name
 * @param modelVersion changes when the same input may give other numbers
 * @param reason why the plan's models were not used; null if they were
 * @param steps one per period; empty only with reason EMPTY
 * @param scores one per model of the plan, the ensemble included; empty without backtest
 * @param dependence how the steps go together; as long as they are
 * @param support which values the measure can take
 */
public record SeriesForecast(
    String seriesId,
    LocalDate cutoff,
    String model,
    String modelVersion,
    @Nullable ReasonCode reason,
    List<Step> steps,
    List<ModelScore> scores,
    StepDependence dependence,
    Support support)
    implements Serializable {
  /** Copies the lists; refuses to be empty for another reason than EMPTY. */
  public SeriesForecast {
    steps = List.copyOf(steps);
    scores = List.copyOf(scores);
    if (steps.isEmpty() && reason != ReasonCode.EMPTY) {
      throw new IllegalArgumentException(
          "The series ("
              + seriesId
              + ") has no forecast and the reason ("
              + reason
              + ").\nMaybe the fallback was left out.");
    }
  }

  /** The standard number of possible futures. */
  public SamplePaths paths(long seed) {
    return paths(CopulaPaths.STANDARD_COUNT, seed);
  }

  /**
   * Possible futures. Each step has the published quantiles, so that sums agree with the table; how
   * steps go together comes from the deviations that the models state. Whole numbers where demand
   * is seldom and counted. The same seed gives the same bits, whatever else is drawn: it is mixed
   * with the id of the series.
   *
   * @throws IllegalArgumentException if there is no forecast or fewer than two paths are asked for
   */
  public SamplePaths paths(int count, long seed) {
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "The series ("
              + seriesId
              + ") has no forecast to draw paths from.\nMaybe check its reason code first.");
    }
    List<Quantiles> marginals = steps.stream().map(Step::quantiles).toList();
    long own = CopulaPaths.seedOf(seed, seriesId);
    return CopulaPaths.draw(marginals, support, dependence, count, own);
  }

  /**
   * Quantiles of the sum of the steps from {@code firstH} to {@code lastH}, both included; whole
   * numbers where the paths are.
   *
   * @throws IllegalArgumentException as {@link #paths}, or if the steps do not lie in the horizon
   */
  public Quantiles quantilesOfSum(int firstH, int lastH, QuantileLevels levels, long seed) {
    Quantiles sum = paths(seed).quantilesOfSum(firstH, lastH, levels);
    double[] values = sum.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = support.nearest(values[i]);
    }
    return Quantiles.of(levels, values);
  }
}
