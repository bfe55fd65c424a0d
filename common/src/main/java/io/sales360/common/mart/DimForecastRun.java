package io.sales360.common.mart;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;

/**
 * Grain: one row per forecast run.
 *
 * @param seriesCount series with a forecast and series with a reason
 */
@DefaultSchema(RecordSchema.class)
public record DimForecastRun(
    String runId,
    LocalDate asOf,
    LocalDate cutoff,
    String modelVersion,
    String plan,
    long seriesCount,
    long forecastCount,
    long reasonCount)
    implements Serializable {}
