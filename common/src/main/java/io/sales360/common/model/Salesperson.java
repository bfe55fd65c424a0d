package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per person who sells. */
@DefaultSchema(RecordSchema.class)
public record Salesperson(
    String salespersonId,
    @Nullable String fullName,
    @Nullable String email,
    @Nullable String title,
    @Nullable String teamId,
    @Nullable String territoryId,
    @Nullable String managerId,
    @Nullable LocalDate hiredOn,
    @Nullable LocalDate leftOn,
    @Nullable BigDecimal commissionRate,
    @Nullable Boolean isActive,
    Origin origin)
    implements Entity {}
