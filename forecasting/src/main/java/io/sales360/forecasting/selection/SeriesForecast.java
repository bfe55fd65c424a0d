package io.sales360.forecasting.selection;

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
 */
public record SeriesForecast(
    String seriesId,
    LocalDate cutoff,
    String model,
    String modelVersion,
    @Nullable ReasonCode reason,
    List<Step> steps,
    List<ModelScore> scores)
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
}
