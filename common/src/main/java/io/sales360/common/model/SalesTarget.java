package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per target of a salesperson, team, territory or channel for a period. */
@DefaultSchema(RecordSchema.class)
public record SalesTarget(
    String targetId,
    String ownerType,
    String ownerId,
    @Nullable String productCategory,
    String measure,
    LocalDate startsOn,
    LocalDate endsOn,
    BigDecimal targetAmount,
    @Nullable String currencyCode,
    @Nullable String version,
    Origin origin)
    implements Entity {}
