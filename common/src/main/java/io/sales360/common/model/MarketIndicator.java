package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/**
 * Grain: one row per value of an external series for a period, with the day on which it became
 * known.
 */
@DefaultSchema(RecordSchema.class)
public record MarketIndicator(
    String indicatorId,
    LocalDate periodStartsOn,
    BigDecimal indicatorValue,
    @Nullable LocalDate releasedOn,
    @Nullable String territoryId,
    @Nullable String category,
    @Nullable String unit,
    Origin origin)
    implements Entity {}
