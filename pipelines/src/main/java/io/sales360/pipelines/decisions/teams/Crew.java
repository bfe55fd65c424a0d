package io.sales360.pipelines.decisions.teams;

import io.sales360.common.schema.RecordSchema;
import java.io.Serializable;
import org.apache.beam.sdk.schemas.annotations.DefaultSchema;
import org.jspecify.annotations.Nullable;

/** Grain: one row per salesperson, with the team of today. */
@DefaultSchema(RecordSchema.class)
record Crew(String salespersonId, @Nullable String teamId) implements Serializable {}
