package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per day with the company's own marks: holidays, closings, fiscal overrides. */
@DefaultSchema(RecordSchema.class)
public record CalendarDay(
    LocalDate day,
    @Nullable String country,
    @Nullable String holidayName,
    @Nullable Boolean isHoliday,
    @Nullable Boolean isClosed,
    @Nullable String territoryId,
    Origin origin)
    implements Entity {}
