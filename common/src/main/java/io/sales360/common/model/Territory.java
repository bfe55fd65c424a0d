package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per sales territory. */
@DefaultSchema(RecordSchema.class)
public record Territory(
    String territoryId,
    @Nullable String territoryName,
    @Nullable String region,
    @Nullable String country,
    @Nullable String parentTerritoryId,
    Origin origin)
    implements Entity {}
