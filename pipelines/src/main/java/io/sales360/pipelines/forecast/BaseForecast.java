package io.sales360.pipelines.forecast;

import io.sales360.common.mart.FctForecastDriver.Driver;
import io.sales360.common.schema.RecordSchema;
import io.sales360.forecasting.interval.StepDependence;
import java.io.Serializable;
import java.util.Arrays;
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
 * @param ties how its steps go together; null without steps of its own
 */
@DefaultSchema(RecordSchema.class)
record BaseForecast(
    SeriesHistory history,
    String model,
    String modelVersion,
    @Nullable String reasonCode,
    List<BaseStep> steps,
    List<Score> scores,
    List<Map<Driver, Double>> explained,
    @Nullable Ties ties)
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

  /** Whether demand is counted in whole numbers. */
  boolean isCounted() {
    return ties != null && ties.isCounted();
  }

  /**
   * How the steps of a forecast go together: see {@link StepDependence}.
   *
   * @param weights 1, c(1), c(2), …, one per step
   * @param shared the part of the variance that all steps share
   * @param isCounted whether demand is counted in whole numbers
   */
  @DefaultSchema(RecordSchema.class)
  record Ties(List<Double> weights, double shared, boolean isCounted) implements Serializable {
    Ties {
      weights = List.copyOf(weights);
    }

    static Ties of(StepDependence dependence, boolean isCounted) {
      return new Ties(
          Arrays.stream(dependence.weights()).boxed().toList(), dependence.shared(), isCounted);
    }

    StepDependence dependence() {
      return StepDependence.of(weights.stream().mapToDouble(Double::doubleValue).toArray(), shared);
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
