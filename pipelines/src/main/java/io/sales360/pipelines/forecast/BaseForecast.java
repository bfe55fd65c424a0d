package io.sales360.pipelines.forecast;

import io.sales360.common.mart.FctForecastDriver.Driver;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per series of a panel, with its own forecast before reconciliation.
 *
 * @param steps one per period of the horizon; empty where the series has none of its own
 * @param reasonCode why not, or why by another way than the plan's models; null for neither
 * @param explained per step what each driver adds to the mean of the explanatory fit; empty where
 *     there is none
 */
@DefaultSchema(RecordSchema.class)
record BaseForecast(
    SeriesHistory history,
    String model,
    String modelVersion,
    @Nullable String reasonCode,
    List<BaseStep> steps,
    List<Score> scores,
    List<Map<Driver, Double>> explained)
    implements Serializable {
  BaseForecast {
    steps = List.copyOf(steps);
    scores = List.copyOf(scores);
    explained = explained.stream().map(Map::copyOf).toList();
  }

  /**
   * The forecast of one period.
   *
   * @param quantiles at the 21 published probabilities, ascending
   */
  @DefaultSchema(RecordSchema.class)
  record BaseStep(double mean, List<Double> quantiles) implements Serializable {
    BaseStep {
      quantiles = List.copyOf(quantiles);
    }
  }

  /** How one model did in the backtest; measures are null where they are not defined. */
  @DefaultSchema(RecordSchema.class)
  record Score(
      String model,
      int origins,
      int horizon,
      @Nullable Double wape,
      @Nullable Double mase,
      @Nullable Double bias,
      @Nullable Double coverage80,
      @Nullable Double coverage95,
      boolean isSelected)
      implements Serializable {}
}
