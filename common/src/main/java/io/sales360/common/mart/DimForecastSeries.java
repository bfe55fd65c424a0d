package io.sales360.common.mart;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per series that was forecast, or that has a reason why not.
 *
 * @param seriesId stable name made of measure, grain and the values of its dimensions
 * @param hierarchyLevel dimensions of the level, such as {@code territory*category}; {@code total}
 *     for none
 * @param reasonCode why the series has no model of its own, or no forecast; null where it has both
 * @param demandClass how often and how evenly there is demand
 * @param observedPeriods periods with a value
 * @param zeroPeriods periods with a zero
 * @param findingCount rows in {@code fct_series_findings}
 */
@DefaultSchema(RecordSchema.class)
public record DimForecastSeries(
    String seriesId,
    String hierarchyLevel,
    Measure measure,
    Grain grain,
    @Nullable String territoryId,
    @Nullable String channelId,
    @Nullable String category,
    @Nullable String productId,
    LocalDate startsOn,
    long periods,
    double total,
    String model,
    @Nullable String reasonCode,
    @Nullable DemandClass demandClass,
    @Nullable Long observedPeriods,
    @Nullable Long zeroPeriods,
    @Nullable Long findingCount)
    implements Serializable {

  /**
   * Kinds of demand: often or seldom (mean interval above 1.32 periods), of even or very different
   * size (squared coefficient of variation above 0.49).
   */
  public enum DemandClass {
    SMOOTH,
    ERRATIC,
    INTERMITTENT,
    LUMPY
  }
}
