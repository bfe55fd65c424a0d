package io.sales360.common.mart;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per day from the first to the last day of the facts and the forecasts.
 *
 * @param fiscalWeek week of the fiscal year, from 1, by the declared week calendar
 */
@DefaultSchema(RecordSchema.class)
public record DimDate(
    LocalDate day,
    int year,
    int quarter,
    int month,
    int dayOfMonth,
    int dayOfWeek,
    int isoYear,
    int isoWeek,
    LocalDate weekStartsOn,
    LocalDate monthStartsOn,
    LocalDate quarterStartsOn,
    int fiscalYear,
    int fiscalQuarter,
    int fiscalPeriod,
    int fiscalWeek,
    boolean isWeekend,
    boolean isHoliday,
    @Nullable String holidayName)
    implements Serializable {}
