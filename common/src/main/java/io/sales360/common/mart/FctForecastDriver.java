package io.sales360.common.mart;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per run, series with a forecast of its own, step and driver that adds something
 * ({@code level} always has a row). Over the drivers of a step the amounts add up exactly to the
 * published mean.
 *
 * @param h step ahead, from 1
 * @param period first day of the period forecast
 * @param amount what the driver adds to the mean, in the measure's units; may be negative
 */
@DefaultSchema(RecordSchema.class)
public record FctForecastDriver(
    String runId,
    String seriesId,
    Measure measure,
    Grain grain,
    int h,
    LocalDate period,
    Driver driver,
    BigDecimal amount)
    implements Serializable {

  /** What a part of a forecast is put down to. */
  public enum Driver {
    /** Where the series stands and is heading. */
    LEVEL,
    /** The season, working and closed days. */
    SEASON,
    PROMOTION,
    PRICE,
    HOLIDAY,
    /** Market indicators. */
    MARKET,
    /** What the other models of the forecast and the reconciliation change. */
    OTHER
  }
}
