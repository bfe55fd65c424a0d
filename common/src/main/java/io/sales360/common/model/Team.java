package io.sales360.common.model;

import io.sales360.common.schema.RecordSchema;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per team of salespeople. */
@DefaultSchema(RecordSchema.class)
public record Team(
    String teamId,
    @Nullable String teamName,
    @Nullable String managerId,
    @Nullable String parentTeamId,
    @Nullable String territoryId,
    Origin origin)
    implements Entity {}
