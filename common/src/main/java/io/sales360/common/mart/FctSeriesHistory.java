package io.sales360.common.mart;

import io.sales360.common.product.ForecastPlan.Grain;
import io.sales360.common.product.ForecastPlan.Measure;
import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/** Grain: one row per series and period of the history that the forecasts learned from. */
@DefaultSchema(RecordSchema.class)
public record FctSeriesHistory(
    String seriesId, Measure measure, Grain grain, LocalDate period, BigDecimal actual)
    implements Serializable {}
